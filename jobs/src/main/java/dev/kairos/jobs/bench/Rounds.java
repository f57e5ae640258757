package dev.kairos.jobs.bench;

import dev.kairos.jobs.bench.Bench.Prepared;
import dev.kairos.jobs.bench.Bench.Ratio;
import dev.kairos.jobs.bench.Bench.Side;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The runs of a comparison. All sides are run in turn, round after round, after one round that does not count; a ratio is
 * formed within each round, so that a machine whose speed drifts slows both sides of it.
 *
 * @param raw figures by side, one per round
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Rounds(Map<String, double[]> raw) {
    /** What is said of a ratio. */
    record Spread(double median, double min, double max, int runs) {}

    /** Runs a comparison. */
    static Rounds of(Prepared prepared, int rounds, Consumer<String> progress) throws Exception {
        Map<String, double[]> raw = new LinkedHashMap<>();
        for (Side side : prepared.sides()) {
            raw.put(side.name(), new double[rounds]);
            progress.accept("warming up: " + side.name());
            side.measurement().run();
        }
        for (int round = 0; round < rounds; round++) {
            for (Side side : prepared.sides()) {
                progress.accept("round " + (round + 1) + " of " + rounds + ": " + side.name());
                figures(raw, side.name())[round] = side.measurement().run();
            }
        }
        return new Rounds(raw);
    }

    /** The ratio of each round, summed up. */
    Spread spread(Ratio ratio) {
        double[] over = figures(raw, ratio.over());
        double[] under = figures(raw, ratio.under());
        double[] ratios = new double[over.length];
        for (int round = 0; round < ratios.length; round++) {
            ratios[round] = over[round] / under[round];
        }
        Arrays.sort(ratios);
        int last = ratios.length - 1;
        double median = (ratios[last / 2] + ratios[(last + 1) / 2]) / 2;
        return new Spread(median, ratios[0], ratios[last], ratios.length);
    }

    private static double[] figures(Map<String, double[]> raw, String side) {
        double[] figures = raw.get(side);
        if (figures == null) {
            throw new IllegalArgumentException("side is '" + side + "', expected one of " + raw.keySet());
        }
        return figures;
    }
}
