package dev.kairos.models.admit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kairos.core.admit.Account;
import dev.kairos.core.admit.Accounts;
import dev.kairos.core.admit.Charge;
import dev.kairos.core.admit.CheckChain;
import dev.kairos.core.admit.Proposal;
import dev.kairos.core.admit.Proposal.Setting;
import dev.kairos.core.slot.Check.Admission;
import dev.kairos.core.slot.CheckContract;
import dev.kairos.core.slot.SlotSpec;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WindowBudgetCheckTest extends CheckContract {
    @Override
    protected SlotSpec spec() {
        return SlotSpec.of("window-budget");
    }

    @Override
    protected Admission welcome() {
        return Admission.of(
                Proposal.of("d", "offer-help", NOON).in(new Setting("", "", 0, NOON - 1_000)), Account.none());
    }

    @Override
    protected Optional<Admission> unwelcome() {
        return Optional.of(Admission.of(
                Proposal.of("d", "offer-help", NOON),
                Accounts.wishing("lastInboundAt", "" + NOON)
                        .charged(new Charge("window-budget/1/" + NOON, 1, 1, NOON), 0)));
    }

    @Test
    void whoeverSaysSomethingNewOpensANewOne() {
        Account spent = new CheckChain(List.of(made())).spend(welcome());
        assertThat(made().check(Admission.of(welcome().proposal(), spent)).stops())
                .isTrue();
        Proposal later = welcome().proposal().in(new Setting("", "", 0, NOON - 500));
        assertThat(made().check(Admission.of(later, spent)).stops()).isFalse();
    }
}
