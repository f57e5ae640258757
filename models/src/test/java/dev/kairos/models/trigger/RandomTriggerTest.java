package dev.kairos.models.trigger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kairos.core.slot.SlotSpec;
import dev.kairos.core.slot.TriggerContract;
import dev.kairos.core.slot.Views;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RandomTriggerTest extends TriggerContract {
    @Override
    protected SlotSpec spec() {
        return new SlotSpec("random", Map.of("probability", 0.25));
    }

    @Test
    void waitingHasThePropensityOfActingToo() {
        for (long seed = 0; seed < 50; seed++) {
            assertThat(made().judge(new Views().view(), seed).propensity()).isEqualTo(0.25);
        }
    }

    @Test
    void theEndsAreCertain() {
        for (long seed = 0; seed < 50; seed++) {
            assertThat(made(Map.of("probability", 0))
                            .judge(new Views().view(), seed)
                            .action()
                            .isAudible())
                    .isFalse();
            assertThat(made(Map.of("probability", 1))
                            .judge(new Views().view(), seed)
                            .action()
                            .isAudible())
                    .isTrue();
        }
    }
}
