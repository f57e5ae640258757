package dev.kairos.core.slot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.kairos.core.decision.Action;
import dev.kairos.core.decision.Alternative;
import dev.kairos.core.session.SessionView;
import dev.kairos.core.signal.SignalType;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every planner owes. */
public abstract class PlannerContract extends SlotContract<Planner> {
    @Override
    protected final Class<Planner> slot() {
        return Planner.class;
    }

    private static SessionView view() {
        return new Views()
                .says("ann", "the importer fails again")
                .says("bob", "you never read the documentation")
                .signal(SignalType.DERAILMENT, 0.8, "e1", "e2")
                .view();
    }

    private static List<Judgment> judgments() {
        return List.of(
                Judgment.of(Action.SPEAK, 0.8, 0.6, SignalType.DERAILMENT, "reached"),
                Judgment.of(Action.WAIT, 0.5, 0.6, SignalType.DERAILMENT, "missed"),
                Judgment.of(Action.HOLD, 0.5, 0.6, null, "held"),
                new Judgment(Action.SPEAK, 0.5, 0.6, null, 0.25, "drawn", List.of()));
    }

    @Test
    void propensitiesSumToOne() {
        for (Judgment judgment : judgments()) {
            Planner.Choice choice = made().plan(view(), judgment, 1);
            assertThat(choice.alternatives().stream()
                            .mapToDouble(Alternative::propensity)
                            .sum())
                    .isCloseTo(1, within(1e-9));
            assertThat(choice.alternatives()).allMatch(alternative -> Double.isFinite(alternative.value()));
        }
    }

    @Test
    void waitingIsAlwaysAnAlternativeAndWorthNothing() {
        for (Judgment judgment : judgments()) {
            assertThat(made().plan(view(), judgment, 1).alternatives())
                    .anyMatch(alternative -> !alternative.action().isAudible() && alternative.value() == 0);
        }
    }

    @Test
    void theSameViewJudgmentAndSeedGiveTheSameChoice() {
        for (Judgment judgment : judgments()) {
            assertThat(made().plan(view(), judgment, 5)).isEqualTo(made().plan(view(), judgment, 5));
        }
    }

    @Test
    void onlyAnAudibleJudgmentIsPlanned() {
        assertThat(made().plan(view(), judgments().get(1), 1).plan()).isEmpty();
    }
}
