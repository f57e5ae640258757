package dev.kairos.core.slot;

import java.util.List;

/**
 * Turns texts into sentence vectors. Each vector depends on its text alone, bit for bit, whatever else is in the list.
 */
public interface Encoder extends AutoCloseable {
    /** Length of a vector. */
    int dimension();

    /**
     * Encodes texts; what lies beyond the model's window is ignored.
     *
     * @return one row per text, in order: {@code float[dimension()]}, Euclidean norm 1
     */
    List<float[]> encode(List<String> texts);

    @Override
    default void close() {}
}
