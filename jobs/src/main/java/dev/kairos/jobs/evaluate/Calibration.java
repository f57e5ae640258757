package dev.kairos.jobs.evaluate;

import dev.kairos.models.onnx.OnnxScorer;
import java.util.List;

/** How far probabilities can be taken at their word. */
public final class Calibration {
    private static final int BINS = 10;
    private static final double COLDEST = 0.2;
    private static final double HOTTEST = 20;
    private static final double PRIOR_DEVIATION = 0.25;
    private static final int STEPS = 60;
    private static final double GOLDEN = (Math.sqrt(5) - 1) / 2;

    private Calibration() {}

    /** Expected calibration error: ten bins of equal width, weighted by their numbers (Guo et al. 2017). */
    static double error(List<Trajectory.Point> points) {
        double[] scores = new double[BINS];
        double[] positives = new double[BINS];
        for (Trajectory.Point point : points) {
            int bin = Math.min(BINS - 1, (int) (point.score() * BINS));
            scores[bin] += point.score();
            positives[bin] += point.positive() ? 1 : 0;
        }
        double error = 0;
        for (int bin = 0; bin < BINS; bin++) {
            error += Math.abs(scores[bin] - positives[bin]);
        }
        return points.isEmpty() ? Double.NaN : error / points.size();
    }

    /**
     * The temperature under which raw scores fit their gold best, between 0.2 and 20: least log loss, every session
     * counting alike, with a normal prior on its logarithm, because a dozen sessions say little about it.
     *
     * @param baseRate share of positives for which the calibrated scores are to hold
     */
    public static double temperature(List<Trajectory> sessions, double baseRate) {
        double low = Math.log(COLDEST);
        double high = Math.log(HOTTEST);
        for (int i = 0; i < STEPS; i++) {
            double left = high - GOLDEN * (high - low);
            double right = low + GOLDEN * (high - low);
            boolean leftIsBetter =
                    loss(sessions, Math.exp(left), baseRate) <= loss(sessions, Math.exp(right), baseRate);
            high = leftIsBetter ? right : high;
            low = leftIsBetter ? low : left;
        }
        return Math.exp((low + high) / 2);
    }

    private static double loss(List<Trajectory> sessions, double temperature, double baseRate) {
        double deviation = Math.log(temperature) / PRIOR_DEVIATION;
        double loss = deviation * deviation / 2;
        for (Trajectory session : sessions) {
            double sum = 0;
            for (Trajectory.Point point : session.points()) {
                double probability = OnnxScorer.calibrated(point.score(), temperature, baseRate);
                sum -= Math.log(Math.max(1e-12, point.positive() ? probability : 1 - probability));
            }
            loss += sum / session.length();
        }
        return loss;
    }
}
