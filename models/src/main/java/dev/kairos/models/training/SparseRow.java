package dev.kairos.models.training;

/**
 * One row of which most features are 0.
 *
 * @param places places of the others, ascending
 * @param values their values
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record SparseRow(int[] places, float[] values) {
    double dot(double[] weights) {
        double sum = 0;
        for (int i = 0; i < places.length; i++) {
            sum += weights[places[i]] * values[i];
        }
        return sum;
    }

    void addTo(double[] sums, double factor) {
        for (int i = 0; i < places.length; i++) {
            sums[places[i]] += factor * values[i];
        }
    }
}
