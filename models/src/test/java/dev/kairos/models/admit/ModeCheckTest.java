package dev.kairos.models.admit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kairos.core.admit.Account;
import dev.kairos.core.admit.Accounts;
import dev.kairos.core.slot.Check.Admission;
import dev.kairos.core.slot.CheckContract;
import dev.kairos.core.slot.SlotSpec;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ModeCheckTest extends CheckContract {
    @Override
    protected SlotSpec spec() {
        return new SlotSpec("mode", Map.of("allow", "normal, work"));
    }

    @Override
    protected Admission welcome() {
        return offer(Accounts.wishing("mode", "work"));
    }

    @Override
    protected Optional<Admission> unwelcome() {
        return Optional.of(offer(Accounts.wishing("mode", "focus")));
    }

    @Test
    void whoeverIsInNoModeMayBeSpokenTo() {
        assertThat(made().check(offer(Account.none())).stops()).isFalse();
    }
}
