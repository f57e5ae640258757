package dev.kairos.core.slot;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kairos.core.event.EventType;
import dev.kairos.core.event.SessionEvent;
import dev.kairos.core.session.Belief;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** A belief model that keeps the contract, and what the contract has against others. */
class BeliefModelContractTest extends BeliefModelContract {
    private static final String ID = "told";

    @Override
    protected SlotSpec spec() {
        return SlotSpec.of(ID);
    }

    @Override
    protected SlotCatalog catalog() {
        return FixedFactory.catalog(BeliefModel.class, ID, Told::new);
    }

    @Override
    protected SessionEvent telling() {
        return event("e9", EventType.UTTERANCE, "budget=low");
    }

    @Test
    void oneWhoseProbabilitiesExceedOneIsRefused() {
        assertThatThrownBy(() -> new Against(Credulous::new).everyBeliefIsWellFormed())
                .isInstanceOf(AssertionError.class);
    }

    @Test
    void oneThatRemembersOutsideTheBeliefIsRefused() {
        assertThatThrownBy(() -> new Against(Stateful::new).theSameBeliefAndEventGiveTheSameBelief())
                .isInstanceOf(AssertionError.class);
    }

    @Test
    void oneThatAsksForNothingItKnowsOrGoesOnAskingIsRefused() {
        assertThatThrownBy(() -> new Against(Curious::new)
                        .theBestQuestionAsksForASlotOfTheBeliefAndOnlyWhileSomethingIsUnknown())
                .isInstanceOf(AssertionError.class);
    }

    /** Two slots; a text such as {@code budget=low} moves half of the way to certainty. */
    private static class Told implements BeliefModel {
        @Override
        public Belief prior() {
            return new Belief(List.of(
                    new Belief.Slot("budget", 0.9, List.of(), "user"),
                    new Belief.Slot("place", 0.4, List.of(), "user")));
        }

        @Override
        public Belief update(Belief belief, SessionEvent event) {
            String[] told = event.textOrEmpty().split("=", 2);
            return new Belief(belief.slots().stream()
                    .map(slot -> told.length == 2 && slot.name().equals(told[0]) ? after(slot, told[1]) : slot)
                    .toList());
        }

        Belief.Slot after(Belief.Slot slot, String value) {
            double probability = known(slot) + (1 - known(slot)) / 2;
            return new Belief.Slot(
                    slot.name(), slot.importance(), List.of(new Belief.Value(value, probability)), slot.source());
        }

        @Override
        public double uncertainty(Belief belief) {
            return belief.slots().stream().mapToDouble(Told::missing).sum();
        }

        @Override
        public Optional<String> bestQuestion(Belief belief) {
            return belief.slots().stream()
                    .filter(slot -> missing(slot) > 0)
                    .max(Comparator.comparingDouble(Told::missing))
                    .map(Belief.Slot::name);
        }

        private static double missing(Belief.Slot slot) {
            return slot.importance() * (1 - known(slot));
        }

        private static double known(Belief.Slot slot) {
            return slot.values().stream().mapToDouble(Belief.Value::probability).sum();
        }
    }

    /** Believes everything fully, beside what it believed before. */
    private static final class Credulous extends Told {
        @Override
        Belief.Slot after(Belief.Slot slot, String value) {
            List<Belief.Value> both = List.of(new Belief.Value(value, 1), new Belief.Value("other", 1));
            return new Belief.Slot(slot.name(), slot.importance(), both, slot.source());
        }
    }

    /** Counts what it was told. */
    private static final class Stateful extends Told {
        private int told;

        @Override
        Belief.Slot after(Belief.Slot slot, String value) {
            told++;
            return super.after(slot, value + told);
        }
    }

    /** Asks for what no slot is called. */
    private static final class Curious extends Told {
        @Override
        public Optional<String> bestQuestion(Belief belief) {
            return Optional.of("weather");
        }
    }

    private static final class Against extends BeliefModelContract {
        private final Supplier<BeliefModel> maker;

        Against(Supplier<BeliefModel> maker) {
            this.maker = maker;
        }

        @Override
        protected SlotSpec spec() {
            return SlotSpec.of(ID);
        }

        @Override
        protected SlotCatalog catalog() {
            return FixedFactory.catalog(BeliefModel.class, ID, maker);
        }

        @Override
        protected SessionEvent telling() {
            return event("e9", EventType.UTTERANCE, "budget=low");
        }
    }
}
