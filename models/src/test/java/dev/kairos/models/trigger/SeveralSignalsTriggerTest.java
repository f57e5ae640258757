package dev.kairos.models.trigger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kairos.core.decision.Action;
import dev.kairos.core.session.SessionView;
import dev.kairos.core.signal.SignalType;
import dev.kairos.core.slot.SlotCatalog;
import dev.kairos.core.slot.SlotSpec;
import dev.kairos.core.slot.Trigger;
import dev.kairos.core.slot.TriggerContract;
import dev.kairos.core.slot.Views;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SeveralSignalsTriggerTest extends TriggerContract {
    private static Map<String, Object> parameters() {
        Map<String, Object> signals = new LinkedHashMap<>();
        signals.put("DERAILMENT", 0.6);
        signals.put("HELP_MOMENT", 0.5);
        return Map.of("signals", signals);
    }

    @Override
    protected SlotSpec spec() {
        return new SlotSpec("any-of", parameters());
    }

    private static Trigger strongest() {
        return SlotCatalog.load().create(Trigger.class, new SlotSpec("strongest", parameters()));
    }

    private static SessionView both(double derailment, double help) {
        return new Views()
                .says("ann", "x")
                .signal(SignalType.DERAILMENT, derailment, "e1")
                .signal(SignalType.HELP_MOMENT, help, "e1")
                .view();
    }

    @Test
    void theFirstOfTheTableOrTheStrongestDecides() {
        assertThat(made().judge(both(0.65, 0.9), 1).topic()).isEqualTo(SignalType.DERAILMENT);
        assertThat(strongest().judge(both(0.65, 0.9), 1).topic()).isEqualTo(SignalType.HELP_MOMENT);
    }

    @Test
    void aSignalBelowItsThresholdDoesNotDecide() {
        assertThat(made().judge(both(0.59, 0.5), 1).topic()).isEqualTo(SignalType.HELP_MOMENT);
        assertThat(made().judge(both(0.59, 0.49), 1).action()).isEqualTo(Action.WAIT);
    }

    @Test
    void aThresholdOfNothingStillNeedsASignal() {
        Trigger trigger = made(Map.of("signals", Map.of("STALL", 0)));
        assertThat(trigger.judge(both(0.9, 0.9), 1).action()).isEqualTo(Action.WAIT);
    }

    @Test
    void wrongTablesAreRefusedWithTheirPlace() {
        assertThatThrownBy(() -> made(Map.of("signals", Map.of("DERAILMENT", 7))))
                .hasMessageContaining("signals.DERAILMENT is '7'");
        assertThatThrownBy(() -> made(Map.of("signals", Map.of("RAIN", 0.5)))).hasMessageContaining("RAIN");
        assertThatThrownBy(() -> made(Map.of())).hasMessageContaining("signals is empty");
    }
}
