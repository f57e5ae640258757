package dev.kairos.core.slot;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kairos.core.decision.Decision;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** A metric that keeps the contract, and what the contract has against others. */
class MetricContractTest extends MetricContract {
    private static final String ID = "speak-rate";
    private static final String NAME = "speakRate";

    @Override
    protected SlotSpec spec() {
        return SlotSpec.of(ID);
    }

    @Override
    protected SlotCatalog catalog() {
        return FixedFactory.catalog(Metric.class, ID, SpeakRate::new);
    }

    @Test
    void oneWhoseIntervalMissesItsFigureIsRefused() {
        Metric missed = (decisions, gold) -> Map.of(NAME, new Metric.Figure(0.5, 0.6, 0.7, 10));
        assertThatThrownBy(() -> new Against(() -> missed).everyFigureLiesInItsIntervalAndRestsOnSomething())
                .isInstanceOf(AssertionError.class);
    }

    @Test
    void oneThatMakesAFigureOfNothingIsRefused() {
        Metric bold = (decisions, gold) -> Map.of(NAME, new Metric.Figure(0, 0, 0, decisions.size()));
        assertThatThrownBy(() -> new Against(() -> bold).anEmptyLogHasTheSameNamesAndNoFigureThatRestsOnNothing())
                .isInstanceOf(AssertionError.class);
    }

    @Test
    void oneThatDrawsWithoutASeedIsRefused() {
        AtomicInteger draws = new AtomicInteger();
        Metric fickle = (decisions, gold) ->
                Map.of(NAME, new Metric.Figure(draws.incrementAndGet(), Double.NaN, Double.NaN, 1));
        assertThatThrownBy(() -> new Against(() -> fickle).theSameLogHasTheSameFigures())
                .isInstanceOf(AssertionError.class);
    }

    /** Share of audible decisions with Wilson's interval. */
    private static final class SpeakRate implements Metric {
        private static final double Z = 1.959964;

        @Override
        public Map<String, Figure> measure(List<Decision> decisions, List<Gold> gold) {
            int n = decisions.size();
            if (n == 0) {
                return Map.of(NAME, new Figure(Double.NaN, Double.NaN, Double.NaN, 0));
            }
            double share = (double) decisions.stream()
                            .filter(decision -> decision.action().isAudible())
                            .count()
                    / n;
            double centre = (share + Z * Z / (2 * n)) / (1 + Z * Z / n);
            double half = Z * Math.sqrt(share * (1 - share) / n + Z * Z / (4.0 * n * n)) / (1 + Z * Z / n);
            return Map.of(NAME, new Figure(share, Math.max(0, centre - half), Math.min(1, centre + half), n));
        }
    }

    private static final class Against extends MetricContract {
        private final Supplier<Metric> maker;

        Against(Supplier<Metric> maker) {
            this.maker = maker;
        }

        @Override
        protected SlotSpec spec() {
            return SlotSpec.of(ID);
        }

        @Override
        protected SlotCatalog catalog() {
            return FixedFactory.catalog(Metric.class, ID, maker);
        }
    }
}
