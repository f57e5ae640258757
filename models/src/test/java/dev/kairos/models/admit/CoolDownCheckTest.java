package dev.kairos.models.admit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kairos.core.decision.CheckResult;
import dev.kairos.core.slot.Check;
import dev.kairos.core.slot.CheckContract;
import dev.kairos.core.slot.SlotSpec;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CoolDownCheckTest extends CheckContract {
    private static final long MINUTE = 60_000;

    @Override
    protected SlotSpec spec() {
        return new SlotSpec("cool-down", Map.of("span", "5 min"));
    }

    private CheckResult at(long now, Long last) {
        return made().check(new Check.Admission("ann", "offer-help", now, last));
    }

    @Test
    void theFirstActionPasses() {
        assertThat(at(0, null).ok()).isTrue();
    }

    @Test
    void anActionTooSoonDoesNotPassAndSaysHowSoon() {
        assertThat(at(5 * MINUTE - 1, 0L).ok()).isFalse();
        assertThat(at(2 * MINUTE, 0L).value()).isEqualTo("2 min of 5 min");
    }

    @Test
    void anActionExactlyAtTheEndPasses() {
        assertThat(at(5 * MINUTE, 0L).ok()).isTrue();
    }
}
