package dev.kairos.models.trigger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.kairos.core.decision.Action;
import dev.kairos.core.signal.SignalType;
import dev.kairos.core.slot.Judgment;
import dev.kairos.core.slot.SlotSpec;
import dev.kairos.core.slot.TriggerContract;
import dev.kairos.core.slot.Views;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CostBenefitTriggerTest extends TriggerContract {
    @Override
    protected SlotSpec spec() {
        return new SlotSpec("cost-benefit", Map.of("signal", "HELP_MOMENT", "gain", 30, "recovery", 10));
    }

    @ParameterizedTest
    @CsvSource({"0.25, WAIT", "0.2500001, SPEAK", "0.9, SPEAK", "0.1, WAIT"})
    void itActsAboveTheShareOfRecovery(double probability, Action action) {
        Judgment judgment = made().judge(
                        new Views()
                                .says("ann", "x")
                                .signal(SignalType.HELP_MOMENT, probability, "e1")
                                .view(),
                        1);
        assertThat(judgment.threshold()).isCloseTo(0.25, within(1e-12));
        assertThat(judgment.action()).isEqualTo(action);
    }

    @Test
    void whatWasAnsweredIsNotWeighedAgain() {
        Views views = new Views().says("ann", "x").signal(SignalType.HELP_MOMENT, 0.9, "e1");
        assertThat(made().judge(views.view(), 1).action()).as("null case").isEqualTo(Action.SPEAK);
        assertThat(made().judge(views.spokenAt(1).view(), 1).action()).isEqualTo(Action.WAIT);
    }

    @Test
    void aGainOfNothingIsRefused() {
        assertThatThrownBy(() -> made(Map.of("signal", "HELP_MOMENT", "gain", 0, "recovery", 1)))
                .hasMessageContaining("gain is 0.0");
    }
}
