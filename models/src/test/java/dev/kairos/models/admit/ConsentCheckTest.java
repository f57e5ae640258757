package dev.kairos.models.admit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kairos.core.admit.Account;
import dev.kairos.core.admit.Accounts;
import dev.kairos.core.admit.Finding.Answer;
import dev.kairos.core.slot.Check.Admission;
import dev.kairos.core.slot.CheckContract;
import dev.kairos.core.slot.SlotSpec;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ConsentCheckTest extends CheckContract {
    @Override
    protected SlotSpec spec() {
        return SlotSpec.of("consent");
    }

    @Override
    protected Admission welcome() {
        return offer(Accounts.wishing("consent", "true"));
    }

    @Override
    protected Optional<Admission> unwelcome() {
        return Optional.of(offer(Accounts.wishing("consent", "false")));
    }

    @Test
    void whoeverSaidNothingIsLeftAloneUnlessTheFileSaysOtherwise() {
        assertThat(made().check(offer(Account.none())).stops()).isTrue();
        assertThat(made(Map.of("unasked", true)).check(offer(Account.none())).stops())
                .isFalse();
        assertThat(made(Map.of("unasked", true))
                        .check(offer(Accounts.wishing("consent", "false")))
                        .stops())
                .isTrue();
    }

    @Test
    void whatHasToBeAgreedToAtCertainHoursIsAskedForAtThoseOnly() {
        Map<String, Object> nightly = Map.of("to", "night", "from", "21:00", "until", "08:00");
        Account inBerlin = Accounts.wishing("timezone", "Europe/Berlin");
        assertThat(made(nightly).check(offer(inBerlin)).stops()).isFalse();
        Account inTokyo = Accounts.wishing("timezone", "Asia/Tokyo");
        assertThat(made(nightly).check(offer(inTokyo)).stops()).isTrue();
        Account agreed = Accounts.wishing("timezone", "Asia/Tokyo", "consents", "{\"night\":true}");
        assertThat(made(nightly).check(offer(agreed)).stops()).isFalse();
        assertThat(made(nightly).check(offer(Account.none())).answer()).isEqualTo(Answer.SKIP);
    }

    @Test
    void halfAWindowIsRefused() {
        assertThatThrownBy(() -> made(Map.of("from", "21:00")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("expected both or none");
    }
}
