package dev.kairos.models.admit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kairos.core.admit.Account;
import dev.kairos.core.admit.Accounts;
import dev.kairos.core.admit.Charge;
import dev.kairos.core.admit.Finding.Answer;
import dev.kairos.core.admit.Priority;
import dev.kairos.core.admit.Proposal;
import dev.kairos.core.slot.Check.Admission;
import dev.kairos.core.slot.CheckContract;
import dev.kairos.core.slot.SlotSpec;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MonthlyBudgetCheckTest extends CheckContract {
    @Override
    protected SlotSpec spec() {
        return new SlotSpec("monthly-budget", Map.of("limit", 2, "zone", "UTC"));
    }

    @Override
    protected Admission welcome() {
        return offer(Account.none());
    }

    @Override
    protected Optional<Admission> unwelcome() {
        return Optional.of(offer(Account.none().charged(new Charge("monthly-budget/2026-03-01", 2, 2, NOON), 0)));
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
}
