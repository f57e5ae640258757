package dev.kairos.jobs.metrics;

import dev.kairos.core.slot.Metric.Figure;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;

/** Percentile bootstrap over sessions: 1,000 resamples, seeded, 95 % interval. */
final class Bootstrap {
    static final long SEED = 17;
    private static final int RESAMPLES = 1_000;
    private static final double TAIL = 0.025;

    private Bootstrap() {}

    /** A figure over all sessions, with its interval. */
    static Figure figure(List<SessionTally> sessions, ToDoubleFunction<SessionTally> measure, long n) {
        double value = measure.applyAsDouble(sum(sessions));
        if (sessions.isEmpty()) {
            return new Figure(value, Double.NaN, Double.NaN, n);
        }
        SplittableRandom random = new SplittableRandom(SEED);
        double[] values = new double[RESAMPLES];
        for (int i = 0; i < RESAMPLES; i++) {
            SessionTally total = SessionTally.NONE;
            for (int j = 0; j < sessions.size(); j++) {
                total = total.plus(sessions.get(random.nextInt(sessions.size())));
            }
            values[i] = measure.applyAsDouble(total);
        }
        Arrays.sort(values);
        return new Figure(value, values[(int) (TAIL * RESAMPLES)], values[(int) ((1 - TAIL) * RESAMPLES) - 1], n);
    }

    static SessionTally sum(List<SessionTally> sessions) {
        return sessions.stream().reduce(SessionTally.NONE, SessionTally::plus);
    }
}
