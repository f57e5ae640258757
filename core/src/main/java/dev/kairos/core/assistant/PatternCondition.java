package dev.kairos.core.assistant;

import dev.kairos.core.event.EventType;
import dev.kairos.core.event.Role;
import java.io.Serializable;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What an event must satisfy to be taken by a step of a pattern. */
public sealed interface PatternCondition extends Serializable {
    /** This condition and all conditions inside it. */
    default Stream<PatternCondition> stream() {
        return Stream.concat(Stream.of(this), parts().stream().flatMap(PatternCondition::stream));
    }

    /** Conditions inside this one. */
    default List<PatternCondition> parts() {
        return List.of();
    }

    /**
     * The event has one of these types.
     *
     * @param events types of session events
     * @param silence whether a silence mark counts too
     */
    record TypeIs(Set<EventType> events, boolean silence) implements PatternCondition {
        /** Whether this type is one of them; null stands for a silence mark. */
        public boolean holds(@Nullable EventType type) {
            return type == null ? silence : events.contains(type);
        }
    }

    /** The actor has one of these roles. */
    record RoleIs(Set<Role> roles) implements PatternCondition {}

    /** An attribute has this value. */
    record AttributeIs(String name, String value) implements PatternCondition {}

    /**
     * A number of the event lies on the right side of a bound. Both are compared in single precision, in which the
     * numbers travel.
     *
     * @param source which numbers
     * @param index position in them: the ordinal of a cue, signal type or feature; 0 for the tension
     */
    record Measured(Source source, int index, Comparison comparison, float bound) implements PatternCondition {}

    /** The event stands in a relation to what an earlier step has taken. */
    record Related(Relation relation, String step) implements PatternCondition {}

    /** All of these hold. */
    record All(List<PatternCondition> parts) implements PatternCondition {}

    /** At least one of these holds. */
    record Any(List<PatternCondition> parts) implements PatternCondition {}

    /** None of these holds. */
    record None(List<PatternCondition> parts) implements PatternCondition {}

    /** Where a number comes from. */
    enum Source {
        CUE,
        SIGNAL,
        FEATURE,
        TENSION
    }

    /** Relations between an event and an earlier step; a repeated step stands for its latest event. */
    enum Relation {
        SAME_ACTOR,
        OTHER_ACTOR,
        ANSWERS,
        /** Answers the step's event, or begins with the name of its actor. */
        ADDRESSES
    }

    /** Comparisons with a bound, named by their signs. */
    enum Comparison {
        AT_LEAST(">="),
        AT_MOST("<="),
        MORE(">"),
        LESS("<"),
        EQUAL("=");

        private final String sign;

        Comparison(String sign) {
            this.sign = sign;
        }

        public String sign() {
            return sign;
        }

        /** Whether the number lies on this side of the bound. */
        public boolean holds(float number, float bound) {
            return switch (this) {
                case AT_LEAST -> number >= bound;
                case AT_MOST -> number <= bound;
                case MORE -> number > bound;
                case LESS -> number < bound;
                case EQUAL -> number == bound;
            };
        }
    }
}
