package dev.kairos.models.training;

/** A fitted logistic regression. */
public final class LogisticModel {
    private final Standardisation standardisation;
    private final double[] weights;
    private final double bias;

    /** @param weights one per standardised feature */
    LogisticModel(Standardisation standardisation, double[] weights, double bias) {
        this.standardisation = standardisation;
        this.weights = weights.clone();
        this.bias = bias;
    }

    /** Probability of a row, not calibrated. */
    public double probability(float[] features) {
        return 1 / (1 + Math.exp(-logit(features)));
    }

    /** Logit of a row. */
    double logit(float[] features) {
        double[] row = standardisation.of(features);
        double logit = bias;
        for (int i = 0; i < row.length; i++) {
            logit += weights[i] * row[i];
        }
        return logit;
    }

    Standardisation standardisation() {
        return standardisation;
    }

    double bias() {
        return bias;
    }

    /** Number of features. */
    int size() {
        return weights.length;
    }

    /** Weights in single precision. */
    float[] singleWeights() {
        float[] single = new float[weights.length];
        for (int i = 0; i < single.length; i++) {
            single[i] = (float) weights[i];
        }
        return single;
    }

    /** The model as ONNX: from rows of features, not standardised, to one probability each. */
    public byte[] onnx() {
        return LogisticGraph.of(standardisation, weights, bias).toByteArray();
    }
}
