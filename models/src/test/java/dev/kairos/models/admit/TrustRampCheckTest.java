package dev.kairos.models.admit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kairos.core.admit.Accounts;
import dev.kairos.core.admit.Priority;
import dev.kairos.core.admit.Proposal;
import dev.kairos.core.slot.Check.Admission;
import dev.kairos.core.slot.CheckContract;
import dev.kairos.core.slot.SlotSpec;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TrustRampCheckTest extends CheckContract {
    @Override
    protected SlotSpec spec() {
        return SlotSpec.of("trust-ramp");
    }

    @Override
    protected Admission welcome() {
        return offer(Accounts.wishing("createdAt", "2026-02-25T12:00:00Z"));
    }

    @Override
    protected Optional<Admission> unwelcome() {
        return Optional.of(offer(Accounts.wishing("createdAt", "2026-02-25T12:00:00.001Z")));
    }

    @Test
    void whatMattersPassesFromTheFirstDayOn() {
        Admission urgent = Admission.of(
                Proposal.of("d", "offer-help", NOON).with(Priority.HIGH),
                Accounts.wishing("createdAt", "2026-03-04T11:00:00Z"));
        assertThat(made().check(urgent).stops()).isFalse();
    }
}
