package dev.kairos.models.program;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Values that have to be as stated, all of them. An absent value satisfies only {@link #ABSENT}.
 *
 * @param allowed allowed texts by name of the value
 */
record Condition(Map<String, List<String>> allowed) {
    /** Stands for any text at all. */
    static final String PRESENT = "present";
    /** Stands for no value. */
    static final String ABSENT = "absent";
    /** Always met. */
    static final Condition NONE = new Condition(Map.of());

    boolean isEmpty() {
        return allowed.isEmpty();
    }

    boolean isMet(Values values) {
        return allowed.entrySet().stream().allMatch(entry -> admits(entry.getValue(), values.get(entry.getKey())));
    }

    private static boolean admits(List<String> texts, @Nullable Value value) {
        return value == null ? texts.contains(ABSENT) : texts.contains(PRESENT) || texts.contains(value.text());
    }
}
