package dev.kairos.models.admit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kairos.core.admit.Account;
import dev.kairos.core.admit.Accounts;
import dev.kairos.core.admit.Charge;
import dev.kairos.core.admit.Finding;
import dev.kairos.core.admit.Finding.Answer;
import dev.kairos.core.admit.Priority;
import dev.kairos.core.admit.Proposal;
import dev.kairos.core.slot.Check.Admission;
import dev.kairos.core.slot.CheckContract;
import dev.kairos.core.slot.SlotSpec;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DailyBudgetCheckTest extends CheckContract {
    @Override
    protected SlotSpec spec() {
        return new SlotSpec("daily-budget", Map.of("limit", 2, "zone", "UTC"));
    }

    @Override
    protected Admission welcome() {
        return offer(Account.none());
    }

    @Override
    protected Optional<Admission> unwelcome() {
        return Optional.of(offer(Account.none().charged(new Charge("daily-budget/2026-03-04", 2, 2, NOON), 0)));
    }

    @Test
    void itSkipsWhoeverGaveATimeZoneThatDoesNotExistAndChargesNothing() {
        Account lost = Accounts.wishing("timezone", "Mars/Olympus_Mons");
        assertThat(made(Map.of("limit", 0)).check(offer(lost)).answer()).isEqualTo(Answer.SKIP);
        assertThat(made(Map.of("limit", 0)).charges(offer(lost))).isEmpty();
        assertThat(made(Map.of("limit", 0)).check(offer(Account.none())).stops())
                .isTrue();
        assertThat(made(Map.of("limit", 0, "zone", ""))
                        .check(offer(Account.none()))
                        .answer())
                .isEqualTo(Answer.SKIP);
    }

    @Test
    void whatBypassesItIsNeitherReadNorCharged() {
        Map<String, Object> bypassed = Map.of("limit", 0, "bypass", "high", "zone", "UTC");
        Admission urgent = Admission.of(Proposal.of("d", "offer-help", NOON).with(Priority.HIGH), Account.none());
        assertThat(made(bypassed).check(urgent).stops()).isFalse();
        assertThat(made(bypassed).charges(urgent)).isEmpty();
        assertThat(made(bypassed).check(offer(Account.none())).stops()).isTrue();
    }

    @Test
    void theDayEndsAtMidnightWhereThePersonIsOnDaysOfAnyLength() {
        Account inApia = Accounts.wishing("timezone", "Pacific/Apia");
        Finding found = made(Map.of("limit", 0)).check(offer(inApia));
        assertThat(found.value()).isEqualTo("0 of 0 since 2026-03-05");
        assertThat(found.until())
                .isEqualTo(Instant.parse("2026-03-05T11:00:00Z").toEpochMilli());
        long shortDay = Instant.parse("2026-03-29T08:00:00Z").toEpochMilli();
        Admission inBerlin =
                Admission.of(Proposal.of("d", "offer-help", shortDay), Accounts.wishing("timezone", "Europe/Berlin"));
        assertThat(made(Map.of("limit", 0)).check(inBerlin).until())
                .isEqualTo(Instant.parse("2026-03-29T22:00:00Z").toEpochMilli());
    }

    @Test
    void itSaysWhenItIsNearlySpent() {
        Account spent = Account.none().charged(new Charge("daily-budget/2026-03-04", 4, 5, NOON), 0);
        Map<String, Object> utc = Map.of("zone", "UTC");
        assertThat(made(utc).check(offer(spent)).usage()).isEqualTo(new Finding.Usage(4, 5, true));
        assertThat(made(utc).check(offer(Account.none())).usage()).isEqualTo(new Finding.Usage(0, 5, false));
    }
}
