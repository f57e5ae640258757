package dev.kairos.jobs.metrics;

import dev.kairos.core.slot.Metric.Figure;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * Percentile bootstrap over sessions: 1,000 resamples, seeded, 95 % interval. Resamples in which a figure is not
 * defined (a precision without interventions) are left out of its interval.
 */
final class Bootstrap {
    static final long SEED = 17;
    private static final int RESAMPLES = 1_000;
    private static final double TAIL = 0.025;

    private Bootstrap() {}

    /** A figure over all sessions, with its interval; NaN where it is not defined. */
    static Figure figure(List<SessionTally> sessions, ToDoubleFunction<SessionTally> measure, long n) {
        return figure(sessions.size(), n, picked -> measure.applyAsDouble(sum(sessions, picked)));
    }

    /**
     * How much larger a figure is on the second list than on the first, which holds the same sessions in the same order.
     * Every resample takes the same sessions of both.
     */
    static Figure difference(
            List<SessionTally> first, List<SessionTally> second, ToDoubleFunction<SessionTally> measure) {
        return figure(
                first.size(),
                first.size(),
                picked -> measure.applyAsDouble(sum(second, picked)) - measure.applyAsDouble(sum(first, picked)));
    }

    /** @param of the figure of the sessions at these places of the list */
    private static Figure figure(int sessions, long n, ToDoubleFunction<int[]> of) {
        double value = of.applyAsDouble(IntStream.range(0, sessions).toArray());
        if (sessions == 0 || Double.isNaN(value)) {
            return new Figure(value, Double.NaN, Double.NaN, n);
        }
        double[] values = resampled(sessions, of);
        int last = values.length - 1;
        return last < 0
                ? new Figure(value, Double.NaN, Double.NaN, n)
                : new Figure(
                        value, values[(int) Math.round(TAIL * last)], values[(int) Math.round((1 - TAIL) * last)], n);
    }

    /** The defined values of a figure, sorted. */
    private static double[] resampled(int sessions, ToDoubleFunction<int[]> of) {
        SplittableRandom random = new SplittableRandom(SEED);
        double[] values = new double[RESAMPLES];
        int defined = 0;
        int[] picked = new int[sessions];
        for (int i = 0; i < RESAMPLES; i++) {
            for (int j = 0; j < sessions; j++) {
                picked[j] = random.nextInt(sessions);
            }
            double value = of.applyAsDouble(picked);
            if (!Double.isNaN(value)) {
                values[defined++] = value;
            }
        }
        double[] sorted = Arrays.copyOf(values, defined);
        Arrays.sort(sorted);
        return sorted;
    }

    private static SessionTally sum(List<SessionTally> sessions, int[] picked) {
        SessionTally total = SessionTally.NONE;
        for (int place : picked) {
            total = total.plus(sessions.get(place));
        }
        return total;
    }

    static SessionTally sum(List<SessionTally> sessions) {
        return sessions.stream().reduce(SessionTally.NONE, SessionTally::plus);
    }
}
