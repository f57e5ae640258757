package dev.kairos.operators.match;

import dev.kairos.core.assistant.PatternCondition;
import dev.kairos.core.assistant.PatternCondition.All;
import dev.kairos.core.assistant.PatternCondition.Any;
import dev.kairos.core.assistant.PatternCondition.AttributeIs;
import dev.kairos.core.assistant.PatternCondition.Measured;
import dev.kairos.core.assistant.PatternCondition.None;
import dev.kairos.core.assistant.PatternCondition.Related;
import dev.kairos.core.assistant.PatternCondition.RoleIs;
import dev.kairos.core.assistant.PatternCondition.TypeIs;
import java.io.Serializable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A condition ready to be asked. Relations to earlier steps need what those steps took; where that is unknown the
 * answer is a bound: {@link #mayHold} when some earlier events would satisfy it, {@link #mustHold} when all would.
 */
abstract class EventTest implements Serializable {
    private static final long serialVersionUID = 1L;

    /** What earlier steps have taken in the match at hand. */
    interface EarlierSteps {
        /** The latest event that the step took, or null. */
        @Nullable
        MatchEvent latestOf(String step) throws Exception;
    }

    abstract boolean holds(MatchEvent event, EarlierSteps earlier) throws Exception;

    abstract boolean mayHold(MatchEvent event);

    abstract boolean mustHold(MatchEvent event);

    static EventTest of(PatternCondition condition) {
        if (condition instanceof All all) {
            return new AllOf(tests(all));
        }
        if (condition instanceof Any any) {
            return new AnyOf(tests(any));
        }
        if (condition instanceof None none) {
            return new NoneOf(tests(none));
        }
        if (condition instanceof Related related) {
            return new Relation(related);
        }
        return new Local(condition);
    }

    private static List<EventTest> tests(PatternCondition condition) {
        return condition.parts().stream().map(EventTest::of).toList();
    }

    /** A condition on the event alone. */
    private static final class Local extends EventTest {
        private final PatternCondition condition;

        Local(PatternCondition condition) {
            this.condition = condition;
        }

        @Override
        boolean holds(MatchEvent event, EarlierSteps earlier) {
            return holds(event);
        }

        @Override
        boolean mayHold(MatchEvent event) {
            return holds(event);
        }

        @Override
        boolean mustHold(MatchEvent event) {
            return holds(event);
        }

        private boolean holds(MatchEvent event) {
            if (condition instanceof Measured measured) {
                return measured.comparison().holds(number(measured, event), measured.bound());
            }
            if (condition instanceof TypeIs type) {
                return type.holds(event.type());
            }
            if (condition instanceof RoleIs role) {
                return role.roles().contains(event.role());
            }
            if (condition instanceof AttributeIs attribute) {
                return attribute.value().equals(event.attributes().get(attribute.name()));
            }
            throw new IllegalStateException("no test for the condition " + condition);
        }

        private static float number(Measured measured, MatchEvent event) {
            return switch (measured.source()) {
                case TENSION -> event.tension();
                case CUE -> at(event.cues(), measured.index());
                case SIGNAL -> at(event.signals(), measured.index());
                case FEATURE -> at(event.features(), measured.index());
            };
        }

        // shorter when an older version wrote them, or when there are none
        private static float at(float[] values, int index) {
            return index < values.length ? values[index] : 0f;
        }
    }

    /** A relation to an earlier step. */
    private static final class Relation extends EventTest {
        private final Related related;

        Relation(Related related) {
            this.related = related;
        }

        @Override
        boolean holds(MatchEvent event, EarlierSteps earlier) throws Exception {
            MatchEvent other = earlier.latestOf(related.step());
            if (other == null) {
                return false;
            }
            return switch (related.relation()) {
                case SAME_ACTOR -> other.actor().equals(event.actor());
                case OTHER_ACTOR -> !other.actor().equals(event.actor());
                case ANSWERS -> other.id().equals(event.replyTo());
                case ADDRESSES ->
                    other.id().equals(event.replyTo())
                            || (event.addressee() != 0 && event.addressee() == MatchEvent.nameKey(other.actor()));
            };
        }

        @Override
        boolean mayHold(MatchEvent event) {
            return switch (related.relation()) {
                case SAME_ACTOR, OTHER_ACTOR -> true;
                case ANSWERS -> event.replyTo() != null;
                case ADDRESSES -> event.replyTo() != null || event.addressee() != 0;
            };
        }

        @Override
        boolean mustHold(MatchEvent event) {
            return false;
        }
    }

    private static final class AllOf extends EventTest {
        private final List<EventTest> parts;

        AllOf(List<EventTest> parts) {
            this.parts = parts;
        }

        @Override
        boolean holds(MatchEvent event, EarlierSteps earlier) throws Exception {
            for (EventTest part : parts) {
                if (!part.holds(event, earlier)) {
                    return false;
                }
            }
            return true;
        }

        @Override
        boolean mayHold(MatchEvent event) {
            return parts.stream().allMatch(part -> part.mayHold(event));
        }

        @Override
        boolean mustHold(MatchEvent event) {
            return parts.stream().allMatch(part -> part.mustHold(event));
        }
    }

    private static final class AnyOf extends EventTest {
        private final List<EventTest> parts;

        AnyOf(List<EventTest> parts) {
            this.parts = parts;
        }

        @Override
        boolean holds(MatchEvent event, EarlierSteps earlier) throws Exception {
            for (EventTest part : parts) {
                if (part.holds(event, earlier)) {
                    return true;
                }
            }
            return false;
        }

        @Override
        boolean mayHold(MatchEvent event) {
            return parts.stream().anyMatch(part -> part.mayHold(event));
        }

        @Override
        boolean mustHold(MatchEvent event) {
            return parts.stream().anyMatch(part -> part.mustHold(event));
        }
    }

    private static final class NoneOf extends EventTest {
        private final AnyOf any;

        NoneOf(List<EventTest> parts) {
            this.any = new AnyOf(parts);
        }

        @Override
        boolean holds(MatchEvent event, EarlierSteps earlier) throws Exception {
            return !any.holds(event, earlier);
        }

        @Override
        boolean mayHold(MatchEvent event) {
            return !any.mustHold(event);
        }

        @Override
        boolean mustHold(MatchEvent event) {
            return !any.mayHold(event);
        }
    }
}
