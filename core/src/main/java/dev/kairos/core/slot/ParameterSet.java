package dev.kairos.core.slot;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Versioned numbers that override an assistant's, from a stated event time on.
 *
 * @param assistant assistant id
 * @param version 1 and up; 0 stands for the assistant file itself
 * @param from first event time at which they hold, ms
 * @param values numbers by path, e.g. {@code trigger.at}
 */
public record ParameterSet(String assistant, int version, long from, Map<String, Double> values) {
    public ParameterSet {
        values = values == null ? Map.of() : values;
    }

    /** The numbers of the assistant file. */
    public static ParameterSet ofFile(String assistant) {
        return new ParameterSet(assistant, 0, Long.MIN_VALUE, Map.of());
    }

    /** The number at a path, or null. */
    public @Nullable Double value(String path) {
        return values.get(path);
    }
}
