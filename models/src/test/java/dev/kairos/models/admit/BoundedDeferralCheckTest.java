package dev.kairos.models.admit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kairos.core.admit.Account;
import dev.kairos.core.admit.Finding;
import dev.kairos.core.admit.Finding.Answer;
import dev.kairos.core.admit.Proposal;
import dev.kairos.core.admit.Proposal.Setting;
import dev.kairos.core.slot.Check.Admission;
import dev.kairos.core.slot.CheckContract;
import dev.kairos.core.slot.SlotSpec;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BoundedDeferralCheckTest extends CheckContract {
    @Override
    protected SlotSpec spec() {
        return SlotSpec.of("bounded-deferral");
    }

    @Override
    protected Admission welcome() {
        return Admission.of(Proposal.of("d", "offer-help", NOON).in(new Setting("", "", 5, null)), Account.none());
    }

    @Override
    protected Optional<Admission> unwelcome() {
        return Optional.empty();
    }

    @Test
    void inFullSwingItPutsOffOnceAndWithinTheBound() {
        Admission busy =
                Admission.of(Proposal.of("d", "offer-help", NOON).in(new Setting("", "", 6, null)), Account.none());
        Finding found = made().check(busy);
        assertThat(found.answer()).isEqualTo(Answer.MOVE);
        assertThat(found.until()).isEqualTo(NOON + 116_279);
        assertThat(made(Map.of("bound", "1 min")).check(busy).until()).isEqualTo(NOON + 60_000);
        Admission again = new Admission(busy.proposal(), busy.account(), NOON + 116_279);
        assertThat(made().check(again).answer()).isEqualTo(Answer.PASS);
    }

    @Test
    void worthThatIsNeverLostIsRefused() {
        assertThatThrownBy(() -> made(Map.of("staleness", 0))).isInstanceOf(IllegalArgumentException.class);
    }
}
