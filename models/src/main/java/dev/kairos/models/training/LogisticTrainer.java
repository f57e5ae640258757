package dev.kairos.models.training;

import dev.kairos.models.onnx.ModelCard;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.tribuo.Example;
import org.tribuo.Model;
import org.tribuo.MutableDataset;
import org.tribuo.classification.Label;
import org.tribuo.classification.LabelFactory;
import org.tribuo.classification.sgd.linear.LinearSGDModel;
import org.tribuo.classification.sgd.linear.LinearSGDTrainer;
import org.tribuo.classification.sgd.objectives.LogMulticlass;
import org.tribuo.impl.ArrayExample;
import org.tribuo.math.optimisers.AdaGrad;
import org.tribuo.provenance.SimpleDataSourceProvenance;

/**
 * Fits a logistic regression to standardised features by stochastic gradient descent (Tribuo), with a fixed seed.
 * Weights are kept small by invented rows instead of a penalty, which this trainer of Tribuo does not have: per feature
 * two values, high and low, each labelled both ways (Greenland 2007, "Bayesian perspectives for epidemiological
 * research II"). For small weights they act as the ridge penalty {@code shrinkage / 2 * weight^2}.
 */
public final class LogisticTrainer {
    static final Label POSITIVE = new Label("positive");
    static final Label NEGATIVE = new Label("negative");
    private static final int EPOCHS = 30;
    private static final double RATE = 0.1;
    private static final double INVENTED = 2;
    private static final int SILENT = -1;
    private static final int MINIBATCH = 1;

    private final double shrinkage;
    private final long seed;

    /**
     * @param shrinkage strength of the ridge penalty, 0 or more
     * @param seed seed of the order in which rows are visited
     */
    public LogisticTrainer(double shrinkage, long seed) {
        this.shrinkage = shrinkage;
        this.seed = seed;
    }

    /**
     * Fits a model.
     *
     * @param names names of the features
     * @throws IllegalArgumentException if the rows are all of one kind
     */
    public LogisticModel train(List<String> names, List<TrainingRow> rows) {
        long positives = rows.stream().filter(TrainingRow::positive).count();
        if (positives == 0 || positives == rows.size()) {
            throw new IllegalArgumentException(
                    positives + " of " + rows.size() + " training rows are positive; expected some of either kind");
        }
        List<ModelCard.Input> inputs = inputs(names, rows);
        MutableDataset<Label> data =
                new MutableDataset<>(new SimpleDataSourceProvenance("rows", new LabelFactory()), new LabelFactory());
        rows.forEach(row -> data.add(example(inputs, row)));
        invented(inputs.size()).forEach(data::add);
        Model<Label> model = new LinearSGDTrainer(
                        new LogMulticlass(), new AdaGrad(RATE), EPOCHS, SILENT, MINIBATCH, seed)
                .train(data);
        return new LogisticModel(inputs, (LinearSGDModel) model);
    }

    private static List<ModelCard.Input> inputs(List<String> names, List<TrainingRow> rows) {
        List<ModelCard.Input> inputs = new ArrayList<>();
        double total = rows.stream().mapToDouble(TrainingRow::weight).sum();
        for (int i = 0; i < names.size(); i++) {
            double sum = 0;
            double squares = 0;
            for (TrainingRow row : rows) {
                sum += row.weight() * row.features()[i];
                squares += row.weight() * row.features()[i] * row.features()[i];
            }
            double mean = sum / total;
            double variance = squares / total - mean * mean;
            inputs.add(new ModelCard.Input(names.get(i), mean, variance > 1e-12 ? Math.sqrt(variance) : 1));
        }
        return inputs;
    }

    static Example<Label> example(List<ModelCard.Input> inputs, TrainingRow row) {
        ArrayExample<Label> example =
                new ArrayExample<>(row.positive() ? POSITIVE : NEGATIVE, (float) row.weight(), inputs.size());
        for (int i = 0; i < inputs.size(); i++) {
            example.add(column(i), inputs.get(i).standardised(row.features()[i]));
        }
        return example;
    }

    private List<Example<Label>> invented(int features) {
        List<Example<Label>> rows = new ArrayList<>();
        // four rows per feature, each of curvature weight * INVENTED^2 / 4
        float weight = (float) (shrinkage / (INVENTED * INVENTED));
        for (int i = 0; i < features && shrinkage > 0; i++) {
            for (Label label : List.of(POSITIVE, NEGATIVE)) {
                for (double value : new double[] {INVENTED, -INVENTED}) {
                    ArrayExample<Label> row = new ArrayExample<>(label, weight, 1);
                    row.add(column(i), value);
                    rows.add(row);
                }
            }
        }
        return rows;
    }

    /** Tribuo orders features by name; these names keep the order of the columns. */
    private static String column(int place) {
        return String.format(Locale.ROOT, "f%05d", place);
    }
}
