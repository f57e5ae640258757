package dev.kairos.models.admit;

import dev.kairos.core.admit.Accounts;
import dev.kairos.core.slot.Check.Admission;
import dev.kairos.core.slot.CheckContract;
import dev.kairos.core.slot.SlotSpec;
import java.util.Optional;

class SnoozeCheckTest extends CheckContract {
    @Override
    protected SlotSpec spec() {
        return SlotSpec.of("snooze");
    }

    @Override
    protected Admission welcome() {
        return offer(Accounts.wishing("snoozedUntil", "" + NOON));
    }

    @Override
    protected Optional<Admission> unwelcome() {
        return Optional.of(offer(Accounts.wishing("snoozedUntil", "2026-03-04T12:00:00.001Z")));
    }
}
