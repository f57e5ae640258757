package dev.kairos.core.slot;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** A learner that keeps the contract, and what the contract has against others. */
class LearnerContractTest extends LearnerContract {
    private static final String ID = "step";
    private static final String AT = "trigger.at";

    @Override
    protected SlotSpec spec() {
        return SlotSpec.of(ID);
    }

    @Override
    protected SlotCatalog catalog() {
        return FixedFactory.catalog(Learner.class, ID, Step::new);
    }

    @Override
    protected ParameterSet current() {
        return parameters();
    }

    private static ParameterSet parameters() {
        return new ParameterSet("a", 3, 0, Map.of(AT, 0.6, "planner.weight", 2.0));
    }

    @Test
    void oneThatMovesWithoutExperienceIsRefused() {
        Learner restless = (current, experience) ->
                new ParameterSet(current.assistant(), current.version() + 1, current.from(), current.values());
        assertThatThrownBy(() -> new Against(() -> restless).nothingIsLearnedFromNothing())
                .isInstanceOf(AssertionError.class);
    }

    @Test
    void oneThatChangesThePastOrForgetsAnotherNumberIsRefused() {
        Learner rewriting = (current, experience) ->
                new ParameterSet(current.assistant(), current.version() + 1, Long.MIN_VALUE, Map.of(AT, Double.NaN));
        assertThatThrownBy(() -> new Against(() -> rewriting)
                        .anUpdateIsTheNextVersionForTheSameAssistantAndHoldsFromWhatItHasSeen())
                .isInstanceOf(AssertionError.class);
        assertThatThrownBy(() -> new Against(() -> rewriting).everyNumberIsFiniteAndNoneIsLost())
                .isInstanceOf(AssertionError.class);
    }

    @Test
    void oneThatRemembersWhatItWasTaughtBeforeIsRefused() {
        assertThatThrownBy(() -> new Against(Remembering::new).theSameExperienceTeachesTheSame())
                .isInstanceOf(AssertionError.class);
    }

    /** Lowers the threshold when replies were welcome on average, and raises it when they were not. */
    private static class Step implements Learner {
        @Override
        public ParameterSet learn(ParameterSet current, List<Experience> experience) {
            if (experience.isEmpty()) {
                return current;
            }
            double mean = experience.stream()
                    .mapToDouble(one -> one.outcome().reward())
                    .average()
                    .orElseThrow();
            long seen = experience.stream()
                    .mapToLong(one -> one.outcome().time())
                    .max()
                    .orElseThrow();
            Map<String, Double> values = new HashMap<>(current.values());
            values.merge(AT, -size() * mean, Double::sum);
            return new ParameterSet(current.assistant(), current.version() + 1, seen + 1, values);
        }

        double size() {
            return 0.05;
        }
    }

    /** Takes larger steps each time. */
    private static final class Remembering extends Step {
        private double size;

        @Override
        double size() {
            size += 0.05;
            return size;
        }
    }

    private static final class Against extends LearnerContract {
        private final Supplier<Learner> maker;

        Against(Supplier<Learner> maker) {
            this.maker = maker;
        }

        @Override
        protected SlotSpec spec() {
            return SlotSpec.of(ID);
        }

        @Override
        protected SlotCatalog catalog() {
            return FixedFactory.catalog(Learner.class, ID, maker);
        }

        @Override
        protected ParameterSet current() {
            return parameters();
        }
    }
}
