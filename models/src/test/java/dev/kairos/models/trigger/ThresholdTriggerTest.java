package dev.kairos.models.trigger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kairos.core.decision.Action;
import dev.kairos.core.session.Feature;
import dev.kairos.core.signal.SignalType;
import dev.kairos.core.slot.Judgment;
import dev.kairos.core.slot.SlotSpec;
import dev.kairos.core.slot.TriggerContract;
import dev.kairos.core.slot.Views;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ThresholdTriggerTest extends TriggerContract {
    @Override
    protected SlotSpec spec() {
        return new SlotSpec("threshold", Map.of("signal", "DERAILMENT", "at", 0.62));
    }

    private static Views tense(double score, String... evidence) {
        return new Views()
                .says("ann", "this is broken")
                .says("bob", "you broke it")
                .says("ann", "you never listen")
                .signal(SignalType.DERAILMENT, score, evidence);
    }

    @Test
    void scoreExactlyAtTheThresholdActs() {
        assertThat(made().judge(tense(0.62, "e3").view(), 1).action()).isEqualTo(Action.SPEAK);
    }

    @Test
    void scoreJustBelowTheThresholdWaits() {
        assertThat(made().judge(tense(Math.nextDown(0.62), "e3").view(), 1).action())
                .isEqualTo(Action.WAIT);
    }

    @Test
    void theReasonNamesScoreThresholdAndCircumstance() {
        Judgment judgment =
                made().judge(tense(0.81, "e3").feature(Feature.TENSE_30M, 3).view(), 1);
        assertThat(judgment.reason()).isEqualTo("derailment 0.81 >= 0.62 after 3 tense turns");
        assertThat(judgment.propensity()).isEqualTo(1);
    }

    @Test
    void aSignalThatWasAnsweredDoesNotFireAgain() {
        assertThat(made().judge(tense(0.9, "e1", "e2").view(), 1).action())
                .as("null case")
                .isEqualTo(Action.SPEAK);
        Judgment judgment = made().judge(tense(0.9, "e1", "e2").spokenAt(2).view(), 1);
        assertThat(judgment.action()).isEqualTo(Action.WAIT);
        assertThat(judgment.reason()).contains("answered already");
    }

    @Test
    void newEvidenceAfterTheReplyFiresAgain() {
        assertThat(made().judge(tense(0.9, "e1", "e2", "e3").spokenAt(2).view(), 1)
                        .action())
                .isEqualTo(Action.SPEAK);
    }

    @Test
    void anAnsweredSignalDoesNotHideAWeakerNewOne() {
        Judgment judgment = made().judge(
                        tense(0.9, "e1")
                                .signal(SignalType.DERAILMENT, 0.7, "e3")
                                .spokenAt(2)
                                .view(),
                        1);
        assertThat(judgment.action()).isEqualTo(Action.SPEAK);
        assertThat(judgment.score()).isEqualTo(0.7);
    }

    @Test
    void evidenceThatLeftTheRingIsOld() {
        assertThat(made().judge(tense(0.9, "gone").spokenAt(2).view(), 1).action())
                .isEqualTo(Action.WAIT);
    }

    @Test
    void otherTypesOfSignalsDoNotCount() {
        assertThat(made().judge(
                                new Views()
                                        .says("ann", "?")
                                        .signal(SignalType.CLARIFICATION, 1, "e1")
                                        .view(),
                                1)
                        .action())
                .isEqualTo(Action.WAIT);
    }

    @Test
    void anExpiredSignalDoesNotCount() {
        assertThat(made().judge(tense(0.9, "e3").silent(20 * 60_000L).view(), 1).action())
                .isEqualTo(Action.WAIT);
    }
}
