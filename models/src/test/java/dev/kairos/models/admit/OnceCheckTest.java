package dev.kairos.models.admit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kairos.core.admit.Account;
import dev.kairos.core.admit.Charge;
import dev.kairos.core.admit.Finding.Answer;
import dev.kairos.core.admit.Proposal;
import dev.kairos.core.slot.Check.Admission;
import dev.kairos.core.slot.CheckContract;
import dev.kairos.core.slot.SlotSpec;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OnceCheckTest extends CheckContract {
    @Override
    protected SlotSpec spec() {
        return SlotSpec.of("once");
    }

    @Override
    protected Admission welcome() {
        return Admission.of(Proposal.of("d", "offer-help", NOON).about("s-1/e-1"), Account.none());
    }

    @Override
    protected Optional<Admission> unwelcome() {
        return Optional.of(Admission.of(
                Proposal.of("d", "offer-help", NOON).about("s-1/e-1"),
                Account.none().charged(new Charge("once/s-1/e-1", 1, 1, NOON + 1), 0)));
    }

    @Test
    void whatIsAboutNothingInParticularIsNotItsMatter() {
        assertThat(made().check(offer(Account.none())).answer()).isEqualTo(Answer.SKIP);
        assertThat(made().charges(offer(Account.none()))).isEmpty();
    }
}
