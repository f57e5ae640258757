package dev.kairos.models.admit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kairos.core.admit.Accounts;
import dev.kairos.core.admit.Proposal;
import dev.kairos.core.slot.Check.Admission;
import dev.kairos.core.slot.CheckContract;
import dev.kairos.core.slot.SlotSpec;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ToleranceCheckTest extends CheckContract {
    @Override
    protected SlotSpec spec() {
        return SlotSpec.of("tolerance");
    }

    @Override
    protected Admission welcome() {
        return Admission.of(
                Proposal.of("d", "offer-help", NOON).estimated(0.5, null), Accounts.wishing("tolerance", "0.5"));
    }

    @Override
    protected Optional<Admission> unwelcome() {
        return Optional.of(Admission.of(
                Proposal.of("d", "offer-help", NOON).estimated(0.49, null), Accounts.wishing("tolerance", "0.5")));
    }

    @Test
    void oneLetsAllPassAndZeroOnlyWhatIsCertain() {
        assertThat(made().check(Admission.of(
                                Proposal.of("d", "offer-help", NOON).estimated(0, null),
                                Accounts.wishing("tolerance", "1")))
                        .stops())
                .isFalse();
        assertThat(made().check(Admission.of(
                                Proposal.of("d", "offer-help", NOON).estimated(0.99, null),
                                Accounts.wishing("tolerance", "0")))
                        .stops())
                .isTrue();
        assertThat(made().check(Admission.of(
                                Proposal.of("d", "offer-help", NOON).estimated(1, null),
                                Accounts.wishing("tolerance", "0")))
                        .stops())
                .isFalse();
    }
}
