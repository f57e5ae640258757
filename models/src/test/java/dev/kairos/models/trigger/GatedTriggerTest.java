package dev.kairos.models.trigger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kairos.core.decision.Action;
import dev.kairos.core.session.SessionView;
import dev.kairos.core.signal.SignalType;
import dev.kairos.core.slot.Judgment;
import dev.kairos.core.slot.SlotSpec;
import dev.kairos.core.slot.Trigger;
import dev.kairos.core.slot.TriggerContract;
import dev.kairos.core.slot.Views;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GatedTriggerTest extends TriggerContract {
    @Override
    protected SlotSpec spec() {
        return new SlotSpec(
                "gated",
                Map.of(
                        "fast",
                        Map.of("id", "threshold", "signal", "HELP_MOMENT", "at", 0.5),
                        "slow",
                        Map.of("id", "constant", "action", "HOLD"),
                        "low",
                        0.3,
                        "high",
                        0.7));
    }

    private static final class Counting implements Trigger {
        private int asked;

        @Override
        public Judgment judge(SessionView view, long seed) {
            asked++;
            return Judgment.of(Action.HOLD, 0, 0, null, "slow");
        }
    }

    @ParameterizedTest
    @CsvSource({"0.29, 0, WAIT", "0.3, 1, HOLD", "0.69, 1, HOLD", "0.7, 0, SPEAK"})
    void theSlowOneIsAskedOnlyInsideTheBand(double score, int asked, Action action) {
        Counting slow = new Counting();
        Trigger fast = new ThresholdTrigger(SignalType.HELP_MOMENT, 0.5, Action.SPEAK);
        SessionView view = new Views()
                .says("ann", "x")
                .signal(SignalType.HELP_MOMENT, score, "e1")
                .view();
        assertThat(new GatedTrigger(fast, slow, 0.3, 0.7).judge(view, 1).action())
                .isEqualTo(action);
        assertThat(slow.asked).isEqualTo(asked);
    }

    @Test
    void anEmptyBandLeavesTheFastOneAlone() {
        Counting slow = new Counting();
        Trigger fast = new ThresholdTrigger(SignalType.HELP_MOMENT, 0.5, Action.SPEAK);
        new GatedTrigger(fast, slow, 0.5, 0.5)
                .judge(
                        new Views()
                                .says("ann", "x")
                                .signal(SignalType.HELP_MOMENT, 0.5, "e1")
                                .view(),
                        1);
        assertThat(slow.asked).isZero();
    }
}
