package dev.kairos.models.admit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kairos.core.admit.Account;
import dev.kairos.core.admit.Charge;
import dev.kairos.core.admit.CheckChain;
import dev.kairos.core.admit.Proposal;
import dev.kairos.core.admit.Proposal.Setting;
import dev.kairos.core.slot.Check.Admission;
import dev.kairos.core.slot.CheckContract;
import dev.kairos.core.slot.SlotSpec;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RateLimitCheckTest extends CheckContract {
    @Override
    protected SlotSpec spec() {
        return new SlotSpec("rate-limit", Map.of("limit", 2, "per", "1 min"));
    }

    @Override
    protected Admission welcome() {
        return offer(Account.none());
    }

    @Override
    protected Optional<Admission> unwelcome() {
        return Optional.of(
                offer(Account.none().charged(new Charge("rate-limit/2/1 min//" + NOON / 60_000, 2, 2, NOON), 0)));
    }

    @Test
    void everyChannelMayHaveACountOfItsOwn() {
        Map<String, Object> byChannel = Map.of("limit", 1, "per", "1 min", "by", "channel");
        Proposal proposal = Proposal.of("d", "offer-help", NOON);
        Admission there = Admission.of(proposal.in(new Setting("", "#a", 0, null)), Account.none());
        Account spent = new CheckChain(List.of(made(byChannel))).spend(there);
        assertThat(made(byChannel).check(Admission.of(there.proposal(), spent)).stops())
                .isTrue();
        Proposal elsewhere = proposal.in(new Setting("", "#b", 0, null));
        assertThat(made(byChannel).check(Admission.of(elsewhere, spent)).stops())
                .isFalse();
    }

    @Test
    void aStretchWithoutLengthIsRefused() {
        assertThatThrownBy(() -> made(Map.of("limit", 1, "per", "0 s"))).isInstanceOf(IllegalArgumentException.class);
    }
}
