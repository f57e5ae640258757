package dev.kairos.jobs.metrics;

import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.function.ToIntFunction;

/**
 * Something measured over sessions.
 *
 * @param label its name in {@code metrics.json}
 * @param value the measure, NaN where it is not defined
 * @param rests on how many decisions, interventions or spans it rests
 * @param needsGold whether somebody has to have said what was wanted
 */
record SessionMeasure(
        String label, ToDoubleFunction<SessionTally> value, ToIntFunction<SessionTally> rests, boolean needsGold) {
    private static final List<SessionMeasure> ALL = List.of(
            withGold("precision", SessionTally::precision, SessionTally::interventions),
            withGold("recall", SessionTally::recall, SessionTally::spans),
            withGold("f1", SessionTally::f1, SessionTally::spans),
            withGold("falseAlarm", SessionTally::falseAlarm, SessionTally::interventions),
            withGold("falseAlarmsPerHour", SessionTally::falseAlarmsPerHour, SessionTally::interventions),
            new SessionMeasure("speakRate", SessionTally::speakRate, SessionTally::decisions, false));

    /** What can be measured. */
    static List<SessionMeasure> possible(boolean goldIsThere) {
        return ALL.stream().filter(measure -> goldIsThere || !measure.needsGold).toList();
    }

    private static SessionMeasure withGold(
            String label, ToDoubleFunction<SessionTally> value, ToIntFunction<SessionTally> rests) {
        return new SessionMeasure(label, value, rests, true);
    }
}
