package dev.kairos.models.admit;

import dev.kairos.core.admit.Accounts;
import dev.kairos.core.slot.Check.Admission;
import dev.kairos.core.slot.CheckContract;
import dev.kairos.core.slot.SlotSpec;
import java.util.Optional;

class MuteCheckTest extends CheckContract {
    @Override
    protected SlotSpec spec() {
        return SlotSpec.of("mute");
    }

    @Override
    protected Admission welcome() {
        return offer(Accounts.wishing("mutedTypes", "[\"ask\"]"));
    }

    @Override
    protected Optional<Admission> unwelcome() {
        return Optional.of(offer(Accounts.wishing("mutedTypes", "[\"ask\",\"offer-help\"]")));
    }
}
