package dev.kairos.models.probe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kairos.core.session.SessionView;
import dev.kairos.core.signal.SignalType;
import dev.kairos.core.slot.Probe;
import dev.kairos.core.slot.ProbeContract;
import dev.kairos.core.slot.SlotSpec;
import dev.kairos.core.slot.Views;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EncoderTierProbeTest extends ProbeContract {
    @Override
    protected SlotSpec spec() {
        return new SlotSpec("encoder-tier", Map.of("signal", "CLARIFICATION", "low", 0.3, "high", 0.7));
    }

    private static SessionView said(String text, double score) {
        return new Views()
                .says("ann", text)
                .signal(SignalType.CLARIFICATION, score, "e1")
                .view();
    }

    @Override
    protected SessionView uncertain() {
        return said("Could you repair that thing?", 0.5);
    }

    @Override
    protected SessionView certain() {
        return said("Could you repair that thing?", 0.9);
    }

    private double asked(String text) {
        try (Probe probe = made()) {
            return probe.ask(said(text, 0.5))
                    .toCompletableFuture()
                    .join()
                    .get(0)
                    .score();
        }
    }

    @Test
    void nearnessToThePrototypesMovesTheScoreBothWays() {
        assertThat(asked("Could you repair that thing?")).isGreaterThan(0.55);
        assertThat(asked("The import of the product list aborts at row 12 because a column is missing."))
                .isLessThan(0.45);
    }

    @Test
    void withoutWeightTheCheapScoreStays() {
        try (Probe probe = made(Map.of("signal", "CLARIFICATION", "weight", 0))) {
            assertThat(probe.ask(uncertain())
                            .toCompletableFuture()
                            .join()
                            .get(0)
                            .score())
                    .isEqualTo(0.5);
        }
    }

    @Test
    void theBandIsHalfOpen() {
        try (Probe probe = made()) {
            assertThat(probe.wants(said("x", 0.3))).isTrue();
            assertThat(probe.wants(said("x", 0.7))).isFalse();
            assertThat(probe.wants(said(" ", 0.5))).isFalse();
        }
    }
}
