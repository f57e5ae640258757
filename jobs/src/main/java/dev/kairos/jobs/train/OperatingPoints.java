package dev.kairos.jobs.train;

import dev.kairos.jobs.evaluate.Measure;
import dev.kairos.jobs.evaluate.Trajectory;
import dev.kairos.models.onnx.ModelCard.OperatingPoint;
import java.util.ArrayList;
import java.util.List;

/** Thresholds to choose from: for some shares of the positives, the highest that finds them. */
final class OperatingPoints {
    private static final double[] RECALLS = {0.3, 0.5, 0.7, 0.9};

    private OperatingPoints() {}

    static List<OperatingPoint> of(List<Measure> measures, List<Trajectory> scored) {
        double[] falling = scored.stream()
                .flatMap(session -> session.points().stream())
                .mapToDouble(point -> -point.score())
                .distinct()
                .sorted()
                .toArray();
        List<OperatingPoint> points = new ArrayList<>();
        for (double recall : RECALLS) {
            points.add(at(measures, scored, -falling[place(measures, scored, falling, recall)]));
        }
        return points;
    }

    /** Recall only grows while the threshold falls. */
    private static int place(List<Measure> measures, List<Trajectory> scored, double[] falling, double recall) {
        int low = 0;
        int high = falling.length - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            boolean found = at(measures, scored, -falling[middle]).recall() >= recall;
            high = found ? middle : high;
            low = found ? low : middle + 1;
        }
        return low;
    }

    private static OperatingPoint at(List<Measure> measures, List<Trajectory> scored, double threshold) {
        List<Trajectory> acting =
                scored.stream().map(session -> session.withThreshold(threshold)).toList();
        return new OperatingPoint(
                threshold,
                figure(measures, "recall", acting),
                figure(measures, "fpr", acting),
                figure(measures, "precision", acting));
    }

    private static double figure(List<Measure> measures, String name, List<Trajectory> sessions) {
        for (Measure measure : measures) {
            if (measure.name().equals(name)) {
                return measure.of().applyAsDouble(sessions);
            }
        }
        throw new IllegalArgumentException("there is no measure of " + name + " among " + measures);
    }
}
