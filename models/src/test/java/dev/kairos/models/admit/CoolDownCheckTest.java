package dev.kairos.models.admit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kairos.core.admit.Account;
import dev.kairos.core.admit.CheckChain;
import dev.kairos.core.admit.Proposal;
import dev.kairos.core.slot.Check.Admission;
import dev.kairos.core.slot.CheckContract;
import dev.kairos.core.slot.SlotSpec;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CoolDownCheckTest extends CheckContract {
    @Override
    protected SlotSpec spec() {
        return new SlotSpec("cool-down", Map.of("span", "5 min"));
    }

    @Override
    protected Admission welcome() {
        return offer(Account.none());
    }

    @Override
    protected Optional<Admission> unwelcome() {
        return Optional.of(offer(spokenTo(NOON - 2 * MINUTE)));
    }

    private static final long MINUTE = 60_000;

    private static Account spokenTo(long time) {
        Proposal earlier = Proposal.of("s-2/other/e-9", "ask", time);
        return new CheckChain(List.of()).spend(Admission.of(earlier, Account.none()));
    }

    @Test
    void anActionTooSoonDoesNotPassAndSaysHowSoon() {
        assertThat(made().check(offer(spokenTo(NOON - 2 * MINUTE))).value()).isEqualTo("2 min of 5 min");
    }

    @Test
    void anActionExactlyAtTheEndPasses() {
        assertThat(made().check(offer(spokenTo(NOON - 5 * MINUTE))).stops()).isFalse();
        assertThat(made().check(offer(spokenTo(NOON - 5 * MINUTE + 1))).stops()).isTrue();
    }
}
