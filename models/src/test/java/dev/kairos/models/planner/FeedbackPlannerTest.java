package dev.kairos.models.planner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.kairos.core.decision.Action;
import dev.kairos.core.decision.Alternative;
import dev.kairos.core.decision.Plan;
import dev.kairos.core.outcome.Outcome;
import dev.kairos.core.session.SessionView;
import dev.kairos.core.signal.SignalType;
import dev.kairos.core.slot.Judgment;
import dev.kairos.core.slot.Planner;
import dev.kairos.core.slot.PlannerContract;
import dev.kairos.core.slot.SlotSpec;
import dev.kairos.core.slot.Views;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FeedbackPlannerTest extends PlannerContract {
    private static final Map<String, Object> TABLE = Map.of(
            "id",
            "table",
            "acts",
            Map.of("HELP_MOMENT", "offer-help", "DERAILMENT", "de-escalate", "CLARIFICATION", "ask-clarification"));
    private static final Judgment SPEAK = Judgment.of(Action.SPEAK, 0.8, 0.6, SignalType.HELP_MOMENT, "reached");
    private static final long MINUTE = 60_000;

    @Override
    protected SlotSpec spec() {
        return new SlotSpec(
                "feedback",
                Map.of("planner", TABLE, "instead", Map.of("offer-help", "ask-others", "ask-others", "point-to-docs")));
    }

    private static SessionView after(Outcome.Kind kind, String act, long ago) {
        return new Views()
                .says("ann", "it fails again")
                .received(kind, act, ago)
                .view();
    }

    private String act(SessionView view) {
        return made().plan(view, SPEAK, 1).plan().map(Plan::act).orElse("none");
    }

    @Test
    void theRejectedActIsChangedAlongTheChainAndThenNothingIsSaid() {
        assertThat(act(new Views().says("ann", "it fails").view())).isEqualTo("offer-help");
        assertThat(act(after(Outcome.Kind.REJECTED, "offer-help", MINUTE))).isEqualTo("ask-others");
        assertThat(act(after(Outcome.Kind.REJECTED, "ask-others", MINUTE))).isEqualTo("point-to-docs");
        assertThat(act(after(Outcome.Kind.REJECTED, "point-to-docs", MINUTE))).isEqualTo("none");
    }

    @Test
    void theTableAloneChangesNothing() {
        Planner table =
                new TablePlanner(Map.of("HELP_MOMENT", "offer-help"), null, null, null, TablePlanner.Address.AUTO);
        assertThat(table.plan(after(Outcome.Kind.REJECTED, "offer-help", MINUTE), SPEAK, 1)
                        .plan())
                .get()
                .extracting(Plan::act)
                .isEqualTo("offer-help");
        assertThat(table.plan(after(Outcome.Kind.ACCEPTED, "offer-help", MINUTE), SPEAK, 1)
                        .plan())
                .isPresent();
    }

    @Test
    void theAcceptedActIsNotRepeatedForAWhile() {
        assertThat(act(after(Outcome.Kind.ACCEPTED, "offer-help", MINUTE))).isEqualTo("none");
        assertThat(act(after(Outcome.Kind.ACCEPTED, "ask-others", MINUTE))).isEqualTo("none");
        assertThat(act(after(Outcome.Kind.ACCEPTED, "offer-help", 11 * MINUTE))).isEqualTo("offer-help");
    }

    @Test
    void anIgnoredActMayBeTriedAgain() {
        assertThat(act(after(Outcome.Kind.IGNORED, "offer-help", MINUTE))).isEqualTo("offer-help");
    }

    @Test
    void whatIsLongPastOrAnotherMatterDoesNotCount() {
        assertThat(act(after(Outcome.Kind.REJECTED, "offer-help", 61 * MINUTE))).isEqualTo("offer-help");
        assertThat(act(after(Outcome.Kind.REJECTED, "de-escalate", MINUTE))).isEqualTo("offer-help");
        assertThat(act(after(Outcome.Kind.ACCEPTED, "de-escalate", MINUTE))).isEqualTo("offer-help");
    }

    @Test
    void silenceSaysWhyAndTakesThePropensity() {
        Planner.Choice choice = made().plan(after(Outcome.Kind.ACCEPTED, "offer-help", MINUTE), SPEAK, 1);
        assertThat(choice.silence()).isEqualTo("offer-help was accepted and is not repeated");
        assertThat(choice.alternatives())
                .extracting(Alternative::action, Alternative::propensity)
                .containsExactly(tuple(Action.SPEAK, 0.0), tuple(Action.WAIT, 1.0));
    }
}
