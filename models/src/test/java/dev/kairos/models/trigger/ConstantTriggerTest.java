package dev.kairos.models.trigger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kairos.core.decision.Action;
import dev.kairos.core.slot.SlotSpec;
import dev.kairos.core.slot.TriggerContract;
import dev.kairos.core.slot.Views;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConstantTriggerTest extends TriggerContract {
    @Override
    protected SlotSpec spec() {
        return new SlotSpec("constant", Map.of("action", "SPEAK"));
    }

    @Test
    void itDoesTheSameComeWhatMay() {
        assertThat(made().judge(new Views().view(), 1).action()).isEqualTo(Action.SPEAK);
        assertThat(made(Map.of("action", "WAIT")).judge(new Views().view(), 1).propensity())
                .isZero();
    }
}
