package dev.kairos.jobs.evaluate;

import dev.kairos.jobs.evaluate.Measure.Need;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * Figures of forecasting, by the field's protocol: a forecast after every turn, the turn in question never seen, a
 * conversation alarmed if any forecast reaches the threshold.
 */
final class ConversationMeasures {
    static final List<Measure> ALL = List.of(
            Measure.ranking("auc", sessions -> Ranking.of(sessions, Trajectory::positive, session -> session.last()
                            .score())
                    .auc()),
            Measure.ranking("aucLengthMatched", ConversationMeasures::lengthMatched)
                    .needing(Need.COURSE),
            Measure.ranking("aucAnyAlarm", sessions -> largest(sessions).auc()).needing(Need.COURSE),
            Measure.ranking("fprAtRecall70", sessions -> largest(sessions).falsePositiveRateAt(0.7)),
            Measure.ranking(
                            "ece",
                            sessions -> Calibration.error(
                                    sessions.stream().map(Trajectory::last).toList()))
                    .needing(Need.PROBABILITIES),
            deciding("f1", Confusion::f1),
            deciding("precision", Confusion::precision),
            deciding("recall", Confusion::recall),
            deciding("fpr", Confusion::falsePositiveRate),
            deciding("accuracy", Confusion::accuracy),
            deciding("falseAlarm", Confusion::falseAlarm),
            deciding("speakRate", Confusion::speakRate),
            Measure.deciding("meanHorizon", ConversationMeasures::meanHorizon).needing(Need.COURSE),
            Measure.deciding("recovery", ConversationMeasures::recovery).needing(Need.COURSE));

    private ConversationMeasures() {}

    static Confusion confusion(List<Trajectory> sessions) {
        return Confusion.of(sessions, Trajectory::positive, session -> session.firstAlarm() >= 0);
    }

    private static Measure deciding(String name, ToDoubleFunction<Confusion> of) {
        return Measure.deciding(name, sessions -> of.applyAsDouble(confusion(sessions)));
    }

    private static Ranking largest(List<Trajectory> sessions) {
        return Ranking.of(sessions, Trajectory::positive, Trajectory::largest);
    }

    /**
     * AUC in which every positive, at its last forecast, meets the negatives that are alive at that turn, with the
     * forecasts that they had then: being long earns nothing. The mean over positives that meet any.
     */
    static double lengthMatched(List<Trajectory> sessions) {
        List<Trajectory> negatives =
                sessions.stream().filter(session -> !session.positive()).toList();
        Map<Integer, double[]> alive = new HashMap<>();
        double sum = 0;
        int matched = 0;
        for (Trajectory session : sessions) {
            double[] others = session.positive()
                    ? alive.computeIfAbsent(session.length(), length -> scoresAt(negatives, length))
                    : new double[0];
            if (others.length > 0) {
                sum += Ranking.wins(session.last().score(), others) / others.length;
                matched++;
            }
        }
        return sum / matched;
    }

    private static double[] scoresAt(List<Trajectory> sessions, int length) {
        return sessions.stream()
                .filter(session -> session.length() >= length)
                .mapToDouble(session -> session.points().get(length - 1).score())
                .sorted()
                .toArray();
    }

    /** Events from the first alarm to the turn in question, the mean over true positives. */
    private static double meanHorizon(List<Trajectory> sessions) {
        return sessions.stream()
                .filter(session -> session.positive() && session.firstAlarm() >= 0)
                .mapToInt(session -> session.length() - session.firstAlarm())
                .average()
                .orElse(Double.NaN);
    }

    /** Alarms withdrawn by the last forecast, rightly less wrongly, per conversation. */
    private static double recovery(List<Trajectory> sessions) {
        return sessions.stream()
                .mapToInt(
                        session -> session.firstAlarm() < 0 || session.last().acts() ? 0 : session.positive() ? -1 : 1)
                .average()
                .orElse(Double.NaN);
    }
}
