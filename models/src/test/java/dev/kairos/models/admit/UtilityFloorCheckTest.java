package dev.kairos.models.admit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kairos.core.admit.Account;
import dev.kairos.core.admit.Accounts;
import dev.kairos.core.admit.Finding.Answer;
import dev.kairos.core.admit.Proposal;
import dev.kairos.core.outcome.Outcome.Kind;
import dev.kairos.core.slot.Check.Admission;
import dev.kairos.core.slot.CheckContract;
import dev.kairos.core.slot.SlotSpec;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class UtilityFloorCheckTest extends CheckContract {
    @Override
    protected SlotSpec spec() {
        return SlotSpec.of("utility-floor");
    }

    @Override
    protected Admission welcome() {
        return Admission.of(Proposal.of("d", "offer-help", NOON).estimated(1, 0.51), Account.none());
    }

    @Override
    protected Optional<Admission> unwelcome() {
        return Optional.of(Admission.of(Proposal.of("d", "offer-help", NOON).estimated(1, 0.49), Account.none()));
    }

    private static Account knownFor(Kind kind, int times) {
        Account account = Account.none();
        for (int i = 0; i < times; i++) {
            account = Accounts.reacting(account, kind, "offer-help", NOON - i);
        }
        return account;
    }

    @Test
    void gainAndAnnoyanceShiftWhereActingPays() {
        Admission unlikely = Admission.of(Proposal.of("d", "offer-help", NOON).estimated(1, 0.3), Account.none());
        assertThat(made(Map.of("gain", 3)).check(unlikely).stops()).isFalse();
        assertThat(made(Map.of("gain", 3, "threshold", 0.5)).check(unlikely).stops())
                .isTrue();
        Admission hardlyNeeded =
                Admission.of(Proposal.of("d", "offer-help", NOON).estimated(0.2, 0.9), Account.none());
        assertThat(made(Map.of("annoyance", 2)).check(hardlyNeeded).stops()).isTrue();
    }

    @Test
    void withoutAnEstimateThePersonsOwnOutcomesTell() {
        assertThat(made().check(offer(Account.none())).answer()).isEqualTo(Answer.SKIP);
        assertThat(made().check(offer(knownFor(Kind.ACCEPTED, 1))).stops()).isFalse();
        assertThat(made().check(offer(knownFor(Kind.REJECTED, 1))).stops()).isTrue();
        assertThat(made(Map.of("gain", 4))
                        .check(offer(knownFor(Kind.IGNORED, 5)))
                        .stops())
                .isFalse();
        assertThat(made(Map.of("gain", 4))
                        .check(offer(knownFor(Kind.IGNORED, 12)))
                        .stops())
                .isTrue();
    }
}
