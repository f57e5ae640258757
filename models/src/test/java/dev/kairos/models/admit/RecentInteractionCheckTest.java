package dev.kairos.models.admit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kairos.core.admit.Account;
import dev.kairos.core.admit.Accounts;
import dev.kairos.core.admit.Proposal;
import dev.kairos.core.admit.Proposal.Setting;
import dev.kairos.core.slot.Check.Admission;
import dev.kairos.core.slot.CheckContract;
import dev.kairos.core.slot.SlotSpec;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RecentInteractionCheckTest extends CheckContract {
    @Override
    protected SlotSpec spec() {
        return new SlotSpec("recent-interaction", Map.of("within", "1 h"));
    }

    @Override
    protected Admission welcome() {
        return Admission.of(
                Proposal.of("d", "offer-help", NOON).in(new Setting("", "", 0, NOON - 3_600_000)), Account.none());
    }

    @Override
    protected Optional<Admission> unwelcome() {
        return Optional.of(Admission.of(
                Proposal.of("d", "offer-help", NOON).in(new Setting("", "", 0, NOON - 3_600_001)), Account.none()));
    }

    @Test
    void whatAnotherSystemKnowsCountsToo() {
        assertThat(made().check(offer(Account.none())).stops()).isTrue();
        assertThat(made().check(offer(Accounts.wishing("lastInboundAt", "2026-03-04T11:30:00Z")))
                        .stops())
                .isFalse();
    }
}
