package dev.kairos.jobs.evaluate;

import dev.kairos.core.slot.Metric.Figure;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** Figures with 95 % intervals: percentile bootstrap over whole sessions, 1,000 resamples, seeded. */
public final class Intervals {
    private static final int RESAMPLES = 1_000;
    private static final double TAIL = 0.025;

    private Intervals() {}

    /** Every measure that is defined, by name, in order. */
    public static Map<String, Figure> figures(List<Measure> measures, List<Trajectory> sessions, long seed) {
        Map<String, double[]> drawn = new LinkedHashMap<>();
        measures.forEach(measure -> drawn.put(measure.name(), new double[RESAMPLES]));
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < RESAMPLES; i++) {
            List<Trajectory> resample = new ArrayList<>(sessions.size());
            for (int j = 0; j < sessions.size(); j++) {
                resample.add(sessions.get(random.nextInt(sessions.size())));
            }
            for (Measure measure : measures) {
                value(drawn, measure)[i] = measure.of().applyAsDouble(resample);
            }
        }
        Map<String, Figure> figures = new LinkedHashMap<>();
        for (Measure measure : measures) {
            double value = measure.of().applyAsDouble(sessions);
            if (!Double.isNaN(value)) {
                figures.put(measure.name(), figure(value, value(drawn, measure), sessions));
            }
        }
        return figures;
    }

    private static double[] value(Map<String, double[]> drawn, Measure measure) {
        return drawn.getOrDefault(measure.name(), new double[0]);
    }

    private static Figure figure(double value, double[] resampled, List<Trajectory> sessions) {
        double[] known = Arrays.stream(resampled)
                .filter(one -> !Double.isNaN(one))
                .sorted()
                .toArray();
        long n = sessions.stream().mapToLong(Trajectory::length).sum();
        return known.length == 0
                ? new Figure(value, Double.NaN, Double.NaN, n)
                : new Figure(
                        value,
                        known[(int) (TAIL * known.length)],
                        known[(int) Math.ceil((1 - TAIL) * known.length) - 1],
                        n);
    }
}
