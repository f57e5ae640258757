package dev.kairos.core.slot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kairos.core.outcome.Outcome;
import org.junit.jupiter.api.Test;

/** What every outcome reader owes. */
public abstract class OutcomeReaderContract extends SlotContract<OutcomeReader> {
    @Override
    protected final Class<OutcomeReader> slot() {
        return OutcomeReader.class;
    }

    /** Something said to ann at time 0. */
    protected static OutcomeReader.Delivered delivered() {
        return new OutcomeReader.Delivered("i1", "session", "ann", "offer-help", 0);
    }

    @Test
    void silenceIsIgnoredAndNeverWorthMoreThanNothing() {
        Outcome outcome = made().silence(delivered(), "horizon", 600_000);
        assertThat(outcome.kind()).isEqualTo(Outcome.Kind.IGNORED);
        assertThat(outcome.reward()).isBetween(-1.0, 0.0);
        assertThat(outcome.time()).isEqualTo(600_000);
    }

    @Test
    void theHorizonIsPositive() {
        assertThat(made().horizon()).isPositive();
    }
}
