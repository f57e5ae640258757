package dev.kairos.models.admit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kairos.core.admit.Accounts;
import dev.kairos.core.admit.Finding;
import dev.kairos.core.admit.Finding.Answer;
import dev.kairos.core.slot.Check.Admission;
import dev.kairos.core.slot.CheckContract;
import dev.kairos.core.slot.SlotSpec;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ShadowCheckTest extends CheckContract {
    @Override
    protected SlotSpec spec() {
        return new SlotSpec("shadow", Map.of("check", Map.of("id", "mute")));
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
        return Optional.empty();
    }

    @Test
    void whatItWouldHaveSaidIsLoggedAndNotHeeded() {
        Finding found = made().check(welcome());
        assertThat(found.answer()).isEqualTo(Answer.REJECT);
        assertThat(found.result().ok()).isTrue();
        assertThat(found.result().value()).isEqualTo("in shadow, no: muted: offer-help");
    }
}
