package dev.kairos.models.admit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kairos.core.admit.Account;
import dev.kairos.core.admit.Accounts;
import dev.kairos.core.admit.Finding.Answer;
import dev.kairos.core.admit.Priority;
import dev.kairos.core.admit.Proposal;
import dev.kairos.core.slot.Check.Admission;
import dev.kairos.core.slot.CheckContract;
import dev.kairos.core.slot.SlotSpec;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class QuietHoursCheckTest extends CheckContract {
    @Override
    protected SlotSpec spec() {
        return SlotSpec.of("quiet-hours");
    }

    @Override
    protected Admission welcome() {
        return offer(
                Accounts.wishing("timezone", "Europe/Berlin", "quietHours", "{\"start\":\"22:00\",\"end\":\"07:00\"}"));
    }

    @Override
    protected Optional<Admission> unwelcome() {
        return Optional.of(offer(Accounts.wishing(
                "timezone", "Europe/Berlin", "quietHours", "{\"start\":\"12:30\",\"end\":\"13:30\"}")));
    }

    @Test
    void withoutATimeZoneItCannotTell() {
        Account somewhere = Accounts.wishing("quietHours", "{\"start\":\"00:00\",\"end\":\"24:00\"}");
        assertThat(made().check(offer(somewhere)).answer()).isEqualTo(Answer.SKIP);
        assertThat(made(Map.of("zone", "UTC")).check(offer(somewhere)).stops()).isTrue();
    }

    @Test
    void whatIsCriticalPasses() {
        Admission critical = Admission.of(
                Proposal.of("d", "offer-help", NOON).with(Priority.CRITICAL),
                Accounts.wishing("timezone", "Europe/Berlin", "quietHours", "{\"start\":\"12:30\",\"end\":\"13:30\"}"));
        assertThat(made().check(critical).stops()).isFalse();
        assertThat(made(Map.of("priority-floor", "none")).check(critical).stops())
                .isTrue();
    }

    @Test
    void hoursThatCannotBeReadAreSaidToBeSo() {
        Account garbled = Accounts.wishing("timezone", "UTC", "quietHours", "at night");
        assertThat(made().check(offer(garbled)).answer()).isEqualTo(Answer.SKIP);
        assertThat(made().check(offer(garbled)).value()).contains("at night");
    }
}
