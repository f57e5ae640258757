package dev.kairos.models.trigger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kairos.core.decision.Action;
import dev.kairos.core.session.Feature;
import dev.kairos.core.session.SessionView;
import dev.kairos.core.signal.SignalType;
import dev.kairos.core.slot.SlotSpec;
import dev.kairos.core.slot.Trigger;
import dev.kairos.core.slot.TriggerContract;
import dev.kairos.core.slot.Views;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OncePerStretchTriggerTest extends TriggerContract {
    private static final Map<String, Object> INNER = Map.of("id", "threshold", "signal", "HELP_MOMENT", "at", 0.5);

    @Override
    protected SlotSpec spec() {
        return new SlotSpec("once-per-stretch", Map.of("trigger", INNER));
    }

    /** Three turns, something said after the first, news at the third. */
    private static SessionView view(int stretchTurns) {
        return new Views()
                .says("ann", "one")
                .says("ann", "two")
                .says("ann", "three")
                .signal(SignalType.HELP_MOMENT, 0.9, "e3")
                .spokenAt(1)
                .feature(Feature.STRETCH_TURNS, stretchTurns)
                .view();
    }

    @Test
    void whatWasSaidInThisStretchHoldsIt() {
        assertThat(made().judge(view(3), 1).action()).isEqualTo(Action.HOLD);
        assertThat(made().judge(view(3), 1).reason()).contains("it spoke 2 turns ago");
        assertThat(made().judge(view(2), 1).action()).as("a boundary since").isEqualTo(Action.SPEAK);
        try (Trigger forgetful = catalog().create(Trigger.class, SlotSpec.of(INNER))) {
            assertThat(forgetful.judge(view(3), 1).action()).as("null case").isEqualTo(Action.SPEAK);
        }
    }

    @Test
    void whoHasSaidNothingIsNotHeld() {
        SessionView first = new Views()
                .says("ann", "one")
                .signal(SignalType.HELP_MOMENT, 0.9, "e1")
                .feature(Feature.STRETCH_TURNS, 5)
                .view();
        assertThat(made().judge(first, 1).action()).isEqualTo(Action.SPEAK);
    }
}
