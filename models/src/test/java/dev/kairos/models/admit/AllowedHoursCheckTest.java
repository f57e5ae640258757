package dev.kairos.models.admit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kairos.core.admit.Account;
import dev.kairos.core.admit.Accounts;
import dev.kairos.core.admit.Finding;
import dev.kairos.core.slot.Check.Admission;
import dev.kairos.core.slot.CheckContract;
import dev.kairos.core.slot.SlotSpec;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AllowedHoursCheckTest extends CheckContract {
    @Override
    protected SlotSpec spec() {
        return new SlotSpec("allowed-hours", Map.of("from", "08:00", "until", "21:00", "zone", "UTC"));
    }

    @Override
    protected Admission welcome() {
        return offer(Account.none());
    }

    @Override
    protected Optional<Admission> unwelcome() {
        return Optional.of(offer(Accounts.wishing("timezone", "Asia/Tokyo")));
    }

    @Test
    void theClockOfAPlaceOutranksThePersons() {
        Map<String, Object> inSeoul = Map.of("from", "08:00", "until", "20:50", "place", "Asia/Seoul");
        Finding found = made(inSeoul).check(offer(Accounts.wishing("timezone", "UTC")));
        assertThat(found.stops()).isTrue();
        assertThat(found.until())
                .isEqualTo(Instant.parse("2026-03-04T23:00:00Z").toEpochMilli());
    }

    @Test
    void aPlaceThatDoesNotExistIsRefused() {
        assertThatThrownBy(() -> made(Map.of("from", "08:00", "until", "21:00", "place", "Atlantis")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Atlantis");
    }
}
