package dev.kairos.jobs.evaluate;

import java.util.List;
import java.util.function.ToDoubleFunction;

/** Figures of tasks in which every decision point has gold of its own. */
final class PointMeasures {
    static final List<Measure> ALL = List.of(
            Measure.ranking("auc", sessions -> ranking(sessions).auc()),
            Measure.ranking("fprAtRecall70", sessions -> ranking(sessions).falsePositiveRateAt(0.7)),
            Measure.ranking("ece", sessions -> Calibration.error(points(sessions)))
                    .needing(Measure.Need.PROBABILITIES),
            deciding("f1", Confusion::f1),
            deciding("precision", Confusion::precision),
            deciding("recall", Confusion::recall),
            deciding("fpr", Confusion::falsePositiveRate),
            deciding("accuracy", Confusion::accuracy),
            deciding("falseAlarm", Confusion::falseAlarm),
            deciding("speakRate", Confusion::speakRate));

    private PointMeasures() {}

    static Confusion confusion(List<Trajectory> sessions) {
        return Confusion.of(points(sessions), Trajectory.Point::positive, Trajectory.Point::acts);
    }

    private static Measure deciding(String name, ToDoubleFunction<Confusion> of) {
        return Measure.deciding(name, sessions -> of.applyAsDouble(confusion(sessions)));
    }

    private static Ranking ranking(List<Trajectory> sessions) {
        return Ranking.of(points(sessions), Trajectory.Point::positive, Trajectory.Point::score);
    }

    private static List<Trajectory.Point> points(List<Trajectory> sessions) {
        return sessions.stream().flatMap(session -> session.points().stream()).toList();
    }
}
