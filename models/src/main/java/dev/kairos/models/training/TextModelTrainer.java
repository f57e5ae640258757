package dev.kairos.models.training;

import java.util.ArrayList;
import java.util.List;

/** Fits a {@link TextModel}. */
public final class TextModelTrainer {
    private final int block;
    private final double gramShrinkage;
    private final double featureShrinkage;

    /**
     * @param block buckets of each of the two blocks of n-grams
     * @param gramShrinkage ridge penalty of the n-grams
     * @param featureShrinkage ridge penalty of the features
     */
    public TextModelTrainer(int block, double gramShrinkage, double featureShrinkage) {
        this.block = block;
        this.gramShrinkage = gramShrinkage;
        this.featureShrinkage = featureShrinkage;
    }

    /**
     * Fits one head per column of labels, each to the rows that are labelled there.
     *
     * @param labels by row and head: 1, 0, or below 0 where nobody said anything
     */
    public TextModel train(List<TextRow> rows, List<int[]> labels) {
        InverseFrequency frequency =
                InverseFrequency.of(rows.stream().map(TextRow::grams).toList(), block);
        List<SparseRow> weighted =
                rows.stream().map(row -> frequency.of(row.grams())).toList();
        List<TextModel.Head> heads = new ArrayList<>();
        for (int head = 0; head < labels.get(0).length; head++) {
            heads.add(head(rows, weighted, labels, head));
        }
        return new TextModel(frequency, heads);
    }

    private TextModel.Head head(List<TextRow> rows, List<SparseRow> weighted, List<int[]> labels, int head) {
        List<SparseRow> grams = new ArrayList<>();
        List<TrainingRow> dense = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            int label = labels.get(i)[head];
            if (label >= 0) {
                grams.add(weighted.get(i));
                dense.add(new TrainingRow(rows.get(i).features(), label == 1, 1));
            }
        }
        boolean[] positive = new boolean[dense.size()];
        for (int i = 0; i < positive.length; i++) {
            positive[i] = dense.get(i).positive();
        }
        double[] byGrams = new SparseLogisticTrainer(2 * block, gramShrinkage).train(grams, positive);
        LogisticModel byFeatures =
                new LogisticTrainer(featureShrinkage).train(rows.get(0).features().length, dense);
        return new TextModel.Head(byGrams, byFeatures);
    }
}
