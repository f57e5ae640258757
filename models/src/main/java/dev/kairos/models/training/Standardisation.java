package dev.kairos.models.training;

import java.util.List;

/**
 * Brings features to a common scale: {@code (feature - mean) / scale}, cut to five either way. In single precision, so
 * that training and the exported graph see the same numbers.
 *
 * @param means mean of each feature over the training rows
 * @param scales standard deviation there, 1 where a feature never varied
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Standardisation(float[] means, float[] scales) {
    static final float FARTHEST = 5;
    private static final double CONSTANT = 1e-12;

    /** Means and scales of some rows, by weight. */
    static Standardisation of(List<TrainingRow> rows, int features) {
        double total = rows.stream().mapToDouble(TrainingRow::weight).sum();
        float[] means = new float[features];
        float[] scales = new float[features];
        for (int i = 0; i < features; i++) {
            double sum = 0;
            double squares = 0;
            for (TrainingRow row : rows) {
                sum += row.weight() * row.features()[i];
                squares += row.weight() * row.features()[i] * row.features()[i];
            }
            double mean = sum / total;
            double variance = squares / total - mean * mean;
            means[i] = (float) mean;
            scales[i] = variance > CONSTANT ? (float) Math.sqrt(variance) : 1;
        }
        return new Standardisation(means, scales);
    }

    /** The row that the model sees. */
    double[] of(float[] features) {
        double[] row = new double[features.length];
        for (int i = 0; i < row.length; i++) {
            float scaled = (features[i] - means[i]) / scales[i];
            row[i] = Math.max(-FARTHEST, Math.min(FARTHEST, scaled));
        }
        return row;
    }
}
