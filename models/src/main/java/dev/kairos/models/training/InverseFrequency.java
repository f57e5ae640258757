package dev.kairos.models.training;

import java.util.Arrays;
import java.util.List;

/**
 * Weights n-grams by how few texts have them, {@code 1 + ln((1 + n) / (1 + n with it))}, and scales each of two blocks of
 * buckets to norm 1.
 *
 * @param block buckets of one block
 * @param weights one per bucket of both blocks
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record InverseFrequency(int block, float[] weights) {
    /** Under the root: a block without n-grams stays 0. */
    static final float SMALLEST = 1e-12f;

    static InverseFrequency of(List<SparseRow> rows, int block) {
        int[] with = new int[2 * block];
        for (SparseRow row : rows) {
            for (int place : row.places()) {
                with[place]++;
            }
        }
        float[] weights = new float[with.length];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = (float) (1 + Math.log((1.0 + rows.size()) / (1 + with[i])));
        }
        return new InverseFrequency(block, weights);
    }

    SparseRow of(SparseRow row) {
        float[] values = new float[row.values().length];
        double[] squares = {SMALLEST, SMALLEST};
        for (int i = 0; i < values.length; i++) {
            values[i] = row.values()[i] * weights[row.places()[i]];
            squares[row.places()[i] / block] += (double) values[i] * values[i];
        }
        for (int i = 0; i < values.length; i++) {
            values[i] /= (float) Math.sqrt(squares[row.places()[i] / block]);
        }
        return new SparseRow(row.places(), values);
    }

    /** The weights of the first or second block. */
    float[] part(int number) {
        return Arrays.copyOfRange(weights, number * block, (number + 1) * block);
    }
}
