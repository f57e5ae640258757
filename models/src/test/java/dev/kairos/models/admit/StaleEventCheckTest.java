package dev.kairos.models.admit;

import dev.kairos.core.admit.Account;
import dev.kairos.core.admit.Proposal;
import dev.kairos.core.slot.Check.Admission;
import dev.kairos.core.slot.CheckContract;
import dev.kairos.core.slot.SlotSpec;
import java.util.Map;
import java.util.Optional;

class StaleEventCheckTest extends CheckContract {
    @Override
    protected SlotSpec spec() {
        return new SlotSpec("stale-event", Map.of("oldest", "10 min"));
    }

    @Override
    protected Admission welcome() {
        return Admission.of(Proposal.of("d", "offer-help", NOON).seenAt(NOON - 600_000), Account.none());
    }

    @Override
    protected Optional<Admission> unwelcome() {
        return Optional.of(Admission.of(Proposal.of("d", "offer-help", NOON).seenAt(NOON - 600_001), Account.none()));
    }
}
