package dev.kairos.core.slot;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Comparator;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A selector that keeps the contract, and what the contract has against others. */
class SelectorContractTest extends SelectorContract {
    private static final String ID = "shortest";

    @Override
    protected SlotSpec spec() {
        return SlotSpec.of(ID);
    }

    @Override
    protected SlotCatalog catalog() {
        return FixedFactory.catalog(
                Selector.class,
                ID,
                () -> candidates -> IntStream.range(0, candidates.size())
                        .boxed()
                        .min(Comparator.comparingInt(
                                index -> candidates.get(index).text().length()))
                        .orElseThrow());
    }

    @Test
    void oneThatCountsFromOneIsRefused() {
        assertThatThrownBy(() -> new Against(() -> candidates -> candidates.size()).theWinnerIsOneOfTheCandidates())
                .isInstanceOf(AssertionError.class);
    }

    private static final class Against extends SelectorContract {
        private final Supplier<Selector> maker;

        Against(Supplier<Selector> maker) {
            this.maker = maker;
        }

        @Override
        protected SlotSpec spec() {
            return SlotSpec.of(ID);
        }

        @Override
        protected SlotCatalog catalog() {
            return FixedFactory.catalog(Selector.class, ID, maker);
        }
    }
}
