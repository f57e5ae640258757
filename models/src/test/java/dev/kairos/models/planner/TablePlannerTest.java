package dev.kairos.models.planner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kairos.core.decision.Action;
import dev.kairos.core.decision.Plan;
import dev.kairos.core.event.EventType;
import dev.kairos.core.event.Role;
import dev.kairos.core.session.SessionView;
import dev.kairos.core.signal.SignalType;
import dev.kairos.core.slot.Judgment;
import dev.kairos.core.slot.PlannerContract;
import dev.kairos.core.slot.SlotSpec;
import dev.kairos.core.slot.Views;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TablePlannerTest extends PlannerContract {
    private static final Map<String, Object> ACTS =
            Map.of("DERAILMENT", "de-escalate", "HELP_MOMENT", "offer-help", "CLARIFICATION", "ask-clarification");

    @Override
    protected SlotSpec spec() {
        return new SlotSpec("table", Map.of("acts", ACTS));
    }

    private static Judgment speak(SignalType topic) {
        return Judgment.of(Action.SPEAK, 0.8, 0.6, topic, "reached");
    }

    private Plan plan(SessionView view, SignalType topic) {
        return made().plan(view, speak(topic), 1).plan().orElseThrow();
    }

    private static Views stuck() {
        return new Views()
                .says("ann", "how do I configure the importer?")
                .says("bob", "morning all")
                .says("ann", Role.USER, EventType.ACTIVITY, "build failed: CompileException in Importer.java")
                .says("bob", "lunch anyone");
    }

    @Test
    void deEscalationAddressesTheSessionAndAvoidsBlame() {
        Plan plan = plan(stuck().signal(SignalType.DERAILMENT, 0.8, "e4").view(), SignalType.DERAILMENT);
        assertThat(plan.act()).isEqualTo("de-escalate");
        assertThat(plan.addressee()).isNull();
        assertThat(plan.mustAvoid()).contains("your fault");
    }

    @Test
    void helpAddressesThePersonBehindTheEvidence() {
        Plan plan = plan(stuck().signal(SignalType.HELP_MOMENT, 0.8, "e1", "e3").view(), SignalType.HELP_MOMENT);
        assertThat(plan.addressee()).isEqualTo("ann");
        assertThat(plan.slots())
                .containsEntry("name", "ann")
                .containsEntry("error", "build failed: CompileException in Importer.java");
    }

    @Test
    void clarificationAddressesTheAskerAndQuotesTheWordsThatItRestsOn() {
        Plan plan = plan(stuck().signal(SignalType.CLARIFICATION, 0.8, "e1").view(), SignalType.CLARIFICATION);
        assertThat(plan.addressee()).isEqualTo("ann");
        assertThat(plan.slots().get("words")).isEqualTo("how do I configure the importer?");
        assertThat(plan.slots()).doesNotContainKey("result");
    }

    @Test
    void aSignalThatRestsOnAToolsAnswerQuotesItAndAddressesAPerson() {
        Views views = new Views()
                .says("ann", "book the large room")
                .says("crm", Role.TOOL, EventType.TOOL_RESULT, "3 rooms fit");
        Plan plan = plan(views.signal(SignalType.CLARIFICATION, 0.8, "e1", "e2").view(), SignalType.CLARIFICATION);
        assertThat(plan.slots()).containsEntry("result", "3 rooms fit").containsEntry("words", "book the large room");
        assertThat(plan.addressee()).isEqualTo("ann");

        Plan toolAlone = plan(views.signal(SignalType.HELP_MOMENT, 0.8, "e2").view(), SignalType.HELP_MOMENT);
        assertThat(toolAlone.addressee()).isEqualTo("ann");
    }

    @Test
    void withoutEvidenceTheLastActorIsMeant() {
        assertThat(plan(stuck().view(), SignalType.HELP_MOMENT).addressee()).isEqualTo("bob");
    }

    @Test
    void aTopicWithoutAnActIsADeliberateSilence() {
        var choice = made().plan(stuck().view(), speak(SignalType.NOVELTY), 1);
        assertThat(choice.plan()).isEmpty();
        assertThat(choice.alternatives())
                .anyMatch(alternative -> !alternative.action().isAudible() && alternative.propensity() == 1);
    }

    @Test
    void theDefaultActServesTopicsThatTheTableLacks() {
        var planner = made(Map.of("act", "check-in"));
        assertThat(planner.plan(stuck().view(), speak(SignalType.NOVELTY), 1)
                        .plan()
                        .orElseThrow()
                        .act())
                .isEqualTo("check-in");
        assertThat(planner.plan(stuck().view(), Judgment.of(Action.SPEAK, 1, 0, null, "always"), 1)
                        .plan())
                .isPresent();
    }

    @Test
    void theWorthOfActingIsWhatTheScoreExceedsTheThresholdBy() {
        assertThat(made().plan(stuck().view(), speak(SignalType.DERAILMENT), 1)
                        .alternatives()
                        .get(0)
                        .value())
                .isEqualTo(0.8 - 0.6);
    }

    @Test
    void anUnknownSignalInTheTableIsRefused() {
        assertThatThrownBy(() -> made(Map.of("acts", Map.of("DERAILMNT", "de-escalate"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("DERAILMNT")
                .hasMessageContaining("DERAILMENT");
    }
}
