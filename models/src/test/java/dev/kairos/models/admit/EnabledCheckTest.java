package dev.kairos.models.admit;

import dev.kairos.core.admit.Account;
import dev.kairos.core.admit.Accounts;
import dev.kairos.core.slot.Check.Admission;
import dev.kairos.core.slot.CheckContract;
import dev.kairos.core.slot.SlotSpec;
import java.util.Optional;

class EnabledCheckTest extends CheckContract {
    @Override
    protected SlotSpec spec() {
        return SlotSpec.of("enabled");
    }

    @Override
    protected Admission welcome() {
        return offer(Account.none());
    }

    @Override
    protected Optional<Admission> unwelcome() {
        return Optional.of(offer(Accounts.wishing("proactiveEnabled", "false")));
    }
}
