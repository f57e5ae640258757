package dev.kairos.jobs.metrics;

import dev.kairos.core.slot.Metric.Figure;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;

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
        double value = measure.applyAsDouble(sum(sessions));
        if (sessions.isEmpty() || Double.isNaN(value)) {
            return new Figure(value, Double.NaN, Double.NaN, n);
        }
        double[] values = resampled(sessions, measure);
        int last = values.length - 1;
        return new Figure(value, values[(int) Math.round(TAIL * last)], values[(int) Math.round((1 - TAIL) * last)], n);
    }

    /** The defined values of a measure, sorted; there is one, for the whole has a value. */
    private static double[] resampled(List<SessionTally> sessions, ToDoubleFunction<SessionTally> measure) {
        SplittableRandom random = new SplittableRandom(SEED);
        double[] values = new double[RESAMPLES];
        int defined = 0;
        for (int i = 0; i < RESAMPLES; i++) {
            SessionTally total = SessionTally.NONE;
            for (int j = 0; j < sessions.size(); j++) {
                total = total.plus(sessions.get(random.nextInt(sessions.size())));
            }
            double value = measure.applyAsDouble(total);
            if (!Double.isNaN(value)) {
                values[defined++] = value;
            }
        }
        double[] sorted = Arrays.copyOf(values, defined);
        Arrays.sort(sorted);
        return sorted;
    }

    static SessionTally sum(List<SessionTally> sessions) {
        return sessions.stream().reduce(SessionTally.NONE, SessionTally::plus);
    }
}
