package dev.kairos.core.slot;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** A scorer that keeps the contract, and what the contract has against others. */
class ScorerContractTest extends ScorerContract {
    private static final String ID = "brevity";

    @Override
    protected SlotSpec spec() {
        return SlotSpec.of(ID);
    }

    @Override
    protected SlotCatalog catalog() {
        return FixedFactory.catalog(
                Scorer.class,
                ID,
                () -> (candidate, plan) -> 1.0 / (1 + candidate.text().length()));
    }

    @Test
    void oneThatDividesByTheLengthOfNothingIsRefused() {
        Scorer dividing = (candidate, plan) -> 1.0 / candidate.text().length();
        assertThatThrownBy(() -> new Against(() -> dividing).scoresAreFiniteAndRepeatable())
                .isInstanceOf(AssertionError.class);
    }

    @Test
    void oneThatScoresByTurnsIsRefused() {
        AtomicInteger turn = new AtomicInteger();
        Scorer fickle = (candidate, plan) -> turn.incrementAndGet();
        assertThatThrownBy(() -> new Against(() -> fickle).scoresAreFiniteAndRepeatable())
                .isInstanceOf(AssertionError.class);
    }

    private static final class Against extends ScorerContract {
        private final Supplier<Scorer> maker;

        Against(Supplier<Scorer> maker) {
            this.maker = maker;
        }

        @Override
        protected SlotSpec spec() {
            return SlotSpec.of(ID);
        }

        @Override
        protected SlotCatalog catalog() {
            return FixedFactory.catalog(Scorer.class, ID, maker);
        }
    }
}
