package dev.kairos.models.admit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kairos.core.admit.Account;
import dev.kairos.core.admit.Accounts;
import dev.kairos.core.admit.Finding;
import dev.kairos.core.admit.Finding.Answer;
import dev.kairos.core.slot.Check.Admission;
import dev.kairos.core.slot.CheckContract;
import dev.kairos.core.slot.SlotSpec;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DeferredCheckTest extends CheckContract {
    @Override
    protected SlotSpec spec() {
        return new SlotSpec("deferred", Map.of("check", Map.of("id", "snooze"), "bound", "10 min"));
    }

    @Override
    protected String name() {
        return "snooze";
    }

    @Override
    protected Admission welcome() {
        return offer(Account.none());
    }

    @Override
    protected Optional<Admission> unwelcome() {
        return Optional.of(offer(Accounts.wishing("snoozedUntil", "2026-03-04T12:10:00Z")));
    }

    @Test
    void aNoThatEndsSoonBecomesANotNow() {
        Finding found = made().check(offer(Accounts.wishing("snoozedUntil", "2026-03-04T12:10:00Z")));
        assertThat(found.answer()).isEqualTo(Answer.DEFER);
        assertThat(found.until()).isEqualTo(NOON + 600_000);
    }

    @Test
    void aNoThatEndsTooLateOrNeverStaysANo() {
        assertThat(made().check(offer(Accounts.wishing("snoozedUntil", "2026-03-04T12:10:00.001Z")))
                        .answer())
                .isEqualTo(Answer.REJECT);
        Map<String, Object> endless = Map.of("check", Map.of("id", "consent"), "bound", "10 min");
        assertThat(made(endless).check(offer(Account.none())).answer()).isEqualTo(Answer.REJECT);
    }

    @Test
    void theBoundCountsFromTheDecisionHoweverOftenItIsPutOff() {
        Account snoozing = Accounts.wishing("snoozedUntil", "2026-03-04T12:15:00Z");
        Admission again = new Admission(offer(snoozing).proposal(), snoozing, NOON + 600_000);
        assertThat(made().check(again).answer()).isEqualTo(Answer.REJECT);
    }
}
