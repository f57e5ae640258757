package dev.kairos.jobs.evaluate;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Benefit of asking for help against the burden of being asked (P48). With burden B, the share of cases in which help was
 * asked for, most doubtful first, the gain is the share of all mistakes that were among them: help makes a mistake right
 * and leaves the rest as it was.
 */
final class Burden {
    private Burden() {}

    /**
     * AUDBC: area under gain over burden, divided by the largest possible gain: 0.5 for asking at random, below for
     * asking where all is well. Cases of equal score are asked together, so their order does not matter.
     *
     * @param points positive = a mistake, score = doubt
     * @return NaN without mistakes
     */
    static double area(List<Trajectory.Point> points) {
        TreeMap<Double, int[]> byDoubt = new TreeMap<>();
        long mistakes = 0;
        for (Trajectory.Point point : points) {
            int[] counts = byDoubt.computeIfAbsent(point.score(), score -> new int[2]);
            counts[0]++;
            counts[1] += point.positive() ? 1 : 0;
            mistakes += point.positive() ? 1 : 0;
        }
        double area = 0;
        double found = 0;
        for (Map.Entry<Double, int[]> step : byDoubt.descendingMap().entrySet()) {
            int[] counts = step.getValue();
            area += (found + 0.5 * counts[1]) * counts[0];
            found += counts[1];
        }
        return mistakes == 0 ? Double.NaN : area / ((double) mistakes * points.size());
    }
}
