package dev.kairos.core.slot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kairos.core.session.SessionView;
import dev.kairos.core.signal.Signal;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every probe that answers in process owes. */
public abstract class ProbeContract extends SlotContract<Probe> {
    @Override
    protected final Class<Probe> slot() {
        return Probe.class;
    }

    /** A view on which the cheap tiers are unsure. */
    protected abstract SessionView uncertain();

    /** A view on which they are sure. */
    protected abstract SessionView certain();

    @Test
    void itIsAskedOnlyWhereTheCheapTiersAreUnsure() {
        try (Probe probe = made()) {
            assertThat(probe.wants(uncertain())).isTrue();
            assertThat(probe.wants(certain())).isFalse();
        }
    }

    @Test
    void theSameViewGivesTheSameSignals() {
        try (Probe probe = made()) {
            List<Signal> first = probe.ask(uncertain()).toCompletableFuture().join();
            assertThat(probe.ask(uncertain()).toCompletableFuture().join()).isEqualTo(first);
        }
    }
}
