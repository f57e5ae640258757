package dev.kairos.core.session;

import java.util.List;

/**
 * What is believed about the user and the session: slots with candidate values.
 *
 * @param slots the slots, in order of name
 */
public record Belief(List<Slot> slots) {
    public Belief {
        slots = slots == null ? List.of() : List.copyOf(slots);
    }

    /**
     * One thing to know.
     *
     * @param name what it is
     * @param importance how much depends on it, in [0, 1]
     * @param values candidate values
     * @param source where the values come from, e.g. {@code user}, {@code model}
     */
    public record Slot(String name, double importance, List<Value> values, String source) {
        public Slot {
            values = values == null ? List.of() : List.copyOf(values);
        }
    }

    /**
     * A candidate value.
     *
     * @param text the value
     * @param probability in [0, 1]; those of a slot sum to at most 1
     */
    public record Value(String text, double probability) {}
}
