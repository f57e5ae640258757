package dev.kairos.core.slot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kairos.core.event.Actor;
import dev.kairos.core.event.EventType;
import dev.kairos.core.event.Role;
import dev.kairos.core.event.SessionEvent;
import dev.kairos.core.session.Belief;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What every belief model owes. */
public abstract class BeliefModelContract extends SlotContract<BeliefModel> {
    private static final double ROUNDING = 1e-9;

    @Override
    protected final Class<BeliefModel> slot() {
        return BeliefModel.class;
    }

    /** Something from which it learns. */
    protected abstract SessionEvent telling();

    /** An event of the session. */
    protected static SessionEvent event(String id, EventType type, @Nullable String text) {
        return new SessionEvent("s", id, 1_000, type, new Actor("ann", Role.USER), text, null, Map.of());
    }

    /** The prior, and the beliefs after events of every type. */
    private List<Belief> beliefs() {
        List<Belief> beliefs = new ArrayList<>(List.of(made().prior()));
        for (EventType type : EventType.values()) {
            beliefs.add(made().update(beliefs.get(beliefs.size() - 1), event("e" + type, type, "something")));
            beliefs.add(made().update(beliefs.get(beliefs.size() - 1), event("n" + type, type, null)));
        }
        beliefs.add(made().update(beliefs.get(beliefs.size() - 1), telling()));
        return beliefs;
    }

    @Test
    void everyBeliefIsWellFormed() {
        assertThat(beliefs()).allSatisfy(belief -> {
            assertThat(belief.slots()).extracting(Belief.Slot::name).isSorted().doesNotHaveDuplicates();
            assertThat(belief.slots()).allSatisfy(slot -> {
                assertThat(slot.importance()).isBetween(0.0, 1.0);
                assertThat(slot.source()).isNotBlank();
                assertThat(slot.values())
                        .allSatisfy(value -> assertThat(value.probability()).isBetween(0.0, 1.0));
                assertThat(slot.values().stream()
                                .mapToDouble(Belief.Value::probability)
                                .sum())
                        .isLessThanOrEqualTo(1 + ROUNDING);
            });
        });
    }

    @Test
    void theSameBeliefAndEventGiveTheSameBelief() {
        BeliefModel model = made();
        Belief first = model.update(model.prior(), telling());
        model.update(first, telling());
        assertThat(model.update(model.prior(), telling())).isEqualTo(first);
        assertThat(made().update(made().prior(), telling())).isEqualTo(first).isNotEqualTo(made().prior());
    }

    @Test
    void whatIsUnknownIsFiniteAndNeverLessThanNothing() {
        assertThat(beliefs())
                .allSatisfy(belief ->
                        assertThat(made().uncertainty(belief)).isFinite().isNotNegative());
    }

    @Test
    void theBestQuestionAsksForASlotOfTheBeliefAndOnlyWhileSomethingIsUnknown() {
        assertThat(beliefs()).allSatisfy(belief -> {
            List<String> names = belief.slots().stream().map(Belief.Slot::name).toList();
            assertThat(made().bestQuestion(belief)).isIn(optionals(names));
            if (made().uncertainty(belief) == 0) {
                assertThat(made().bestQuestion(belief)).isEmpty();
            }
        });
    }

    private static List<Object> optionals(List<String> names) {
        List<Object> optionals = new ArrayList<>(List.of(Optional.empty()));
        names.forEach(name -> optionals.add(Optional.of(name)));
        return optionals;
    }
}
