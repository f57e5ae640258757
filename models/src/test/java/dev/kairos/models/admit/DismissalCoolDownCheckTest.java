package dev.kairos.models.admit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kairos.core.admit.Account;
import dev.kairos.core.admit.Accounts;
import dev.kairos.core.outcome.Outcome.Kind;
import dev.kairos.core.slot.Check.Admission;
import dev.kairos.core.slot.CheckContract;
import dev.kairos.core.slot.SlotSpec;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DismissalCoolDownCheckTest extends CheckContract {
    @Override
    protected SlotSpec spec() {
        return SlotSpec.of("dismissal-cool-down");
    }

    @Override
    protected Admission welcome() {
        return offer(dismissed(2));
    }

    @Override
    protected Optional<Admission> unwelcome() {
        return Optional.of(offer(dismissed(3)));
    }

    private static final long HOUR = 3_600_000;
    private static final long DAY = 24 * HOUR;

    /** Somebody who dismissed as many offers, an hour between them, the last one an hour before noon. */
    private static Account dismissed(int times) {
        Account account = Account.none();
        for (int i = times; i > 0; i--) {
            account = Accounts.reacting(account, Kind.REJECTED, "offer-help", NOON - i * HOUR);
        }
        return account;
    }

    private long silence(Account account) {
        Long until = made().check(offer(account)).until();
        return until == null ? 0 : until - (NOON - HOUR);
    }

    @Test
    void theSilenceGrowsWithEveryFurtherDismissal() {
        assertThat(silence(dismissed(3))).isEqualTo(7 * DAY);
        assertThat(silence(dismissed(4))).isEqualTo(14 * DAY);
        assertThat(silence(dismissed(9))).isEqualTo(60 * DAY);
    }

    @Test
    void whatIsAcceptedMakesUpForADismissal() {
        Account mended = Accounts.reacting(dismissed(4), Kind.ACCEPTED, "offer-help", NOON - 1);
        assertThat(silence(mended)).isEqualTo(7 * DAY);
        assertThat(silence(Accounts.reacting(mended, Kind.ACCEPTED, "offer-help", NOON - 1)))
                .isZero();
        assertThat(silence(Accounts.reacting(dismissed(4), Kind.IGNORED, "offer-help", NOON - 1)))
                .isEqualTo(14 * DAY);
    }

    @Test
    void dismissalsOfOtherActsAndOldOnesDoNotCount() {
        Account other = Account.none();
        Account old = Account.none();
        for (int i = 0; i < 5; i++) {
            other = Accounts.reacting(other, Kind.REJECTED, "ask", NOON - HOUR);
            old = Accounts.reacting(old, Kind.REJECTED, "offer-help", NOON - 30 * DAY - 1);
        }
        assertThat(silence(other)).isZero();
        assertThat(silence(old)).isZero();
    }

    @Test
    void aSilenceThatShrinksIsRefused() {
        assertThatThrownBy(() -> made(Map.of("growth", 0.5))).isInstanceOf(IllegalArgumentException.class);
    }
}
