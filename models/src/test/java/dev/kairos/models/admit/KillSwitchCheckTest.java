package dev.kairos.models.admit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kairos.core.admit.Account;
import dev.kairos.core.slot.Check.Admission;
import dev.kairos.core.slot.CheckContract;
import dev.kairos.core.slot.SlotSpec;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class KillSwitchCheckTest extends CheckContract {
    @Override
    protected SlotSpec spec() {
        return SlotSpec.of("kill-switch");
    }

    @Override
    protected Admission welcome() {
        return offer(Account.none());
    }

    @Override
    protected Optional<Admission> unwelcome() {
        return Optional.empty();
    }

    @Test
    void whileItIsOnNobodyIsSpokenTo() {
        assertThat(made(Map.of("on", true)).check(offer(Account.none())).stops())
                .isTrue();
    }
}
