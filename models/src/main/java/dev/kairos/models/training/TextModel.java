package dev.kairos.models.training;

import java.util.List;

/**
 * Judges texts by two logistic regressions, one on n-grams and one on dense features, whose logits are averaged; several
 * heads share what they read.
 */
public final class TextModel {
    private final InverseFrequency frequency;
    private final List<Head> heads;

    TextModel(InverseFrequency frequency, List<Head> heads) {
        this.frequency = frequency;
        this.heads = List.copyOf(heads);
    }

    /**
     * One judgment.
     *
     * @param grams weights of all buckets, the intercept last
     * @param features the other regression
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Head(double[] grams, LogisticModel features) {
        double gramLogit(SparseRow weighted) {
            return weighted.dot(grams) + grams[grams.length - 1];
        }
    }

    /** Probability of a head by n-grams alone, not calibrated. */
    public double byGrams(int head, TextRow row) {
        return probability(heads.get(head).gramLogit(frequency.of(row.grams())));
    }

    /** Probability of a head by n-grams and features, not calibrated. */
    public double byBoth(int head, TextRow row) {
        Head one = heads.get(head);
        return probability(
                (one.gramLogit(frequency.of(row.grams())) + one.features().logit(row.features())) / 2);
    }

    private static double probability(double logit) {
        return 1 / (1 + Math.exp(-logit));
    }

    /**
     * The model as ONNX. Weights of n-grams are rounded to 16 bits.
     *
     * @param sharpness factor of the logits by n-grams alone, so that both outputs have one temperature
     */
    public byte[] onnx(double sharpness) {
        return new TextGraph(frequency, heads, sharpness).model().toByteArray();
    }
}
