package dev.kairos.models.admit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kairos.core.admit.Account;
import dev.kairos.core.admit.Accounts;
import dev.kairos.core.slot.Check.Admission;
import dev.kairos.core.slot.CheckContract;
import dev.kairos.core.slot.SlotSpec;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OnlyIfCheckTest extends CheckContract {
    @Override
    protected SlotSpec spec() {
        return new SlotSpec("only-if", Map.of("attribute", "minor", "check", Map.of("id", "mute")));
    }

    @Override
    protected String name() {
        return "mute";
    }

    @Override
    protected Admission welcome() {
        return offer(Accounts.wishing("mutedTypes", "offer-help"));
    }

    @Override
    protected Optional<Admission> unwelcome() {
        return Optional.of(offer(Accounts.wishing("mutedTypes", "offer-help", "minor", "true")));
    }

    @Test
    void itMayConcernAllTheOthersInstead() {
        Map<String, Object> adults =
                Map.of("attribute", "minor", "is", false, "check", Map.of("id", "daily-budget", "zone", "UTC"));
        assertThat(made(adults).charges(offer(Account.none()))).hasSize(1);
        assertThat(made(adults).charges(offer(Accounts.wishing("minor", "true"))))
                .isEmpty();
    }
}
