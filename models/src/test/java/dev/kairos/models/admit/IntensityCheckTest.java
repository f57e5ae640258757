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

class IntensityCheckTest extends CheckContract {
    @Override
    protected SlotSpec spec() {
        return SlotSpec.of("intensity");
    }

    @Override
    protected Admission welcome() {
        return offer(Accounts.wishing("intensity", "normal"));
    }

    @Override
    protected Optional<Admission> unwelcome() {
        return Optional.of(offer(Accounts.wishing("intensity", "low")));
    }

    @Test
    void whatMattersMorePassesAtALowerIntensity() {
        Admission urgent = Admission.of(
                Proposal.of("d", "offer-help", NOON).with(Priority.HIGH), Accounts.wishing("intensity", "low"));
        assertThat(made().check(urgent).stops()).isFalse();
    }

    @Test
    void anUnknownIntensityIsTheNormalOne() {
        Admission idle = Admission.of(
                Proposal.of("d", "offer-help", NOON).with(Priority.LOW), Accounts.wishing("intensity", "odd"));
        assertThat(made().check(idle).stops()).isTrue();
    }
}
