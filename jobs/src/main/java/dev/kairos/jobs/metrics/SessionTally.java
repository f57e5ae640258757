package dev.kairos.jobs.metrics;

import dev.kairos.core.slot.Gold;
import java.util.List;

/**
 * Counts of one session, or of several added up, matched as {@link SpanMatching} says. A figure without a denominator is
 * NaN: who says nothing has no precision.
 *
 * @param decisions decisions taken
 * @param interventions interventions delivered
 * @param matching interventions that lie in some wanted span
 * @param spans wanted spans
 * @param matched spans that some intervention matches
 * @param hours length of the session, h
 */
record SessionTally(int decisions, int interventions, int matching, int spans, int matched, double hours) {
    /** Nothing. */
    static final SessionTally NONE = new SessionTally(0, 0, 0, 0, 0, 0);

    static SessionTally of(int decisions, List<Said> said, List<Gold> spans, double hours) {
        SpanMatching spanned = SpanMatching.of(said, spans);
        return new SessionTally(
                decisions,
                said.size(),
                spanned.matching().size(),
                spans.size(),
                spanned.matched().size(),
                hours);
    }

    SessionTally plus(SessionTally other) {
        return new SessionTally(
                decisions + other.decisions,
                interventions + other.interventions,
                matching + other.matching,
                spans + other.spans,
                matched + other.matched,
                hours + other.hours);
    }

    double precision() {
        return ratio(matching, interventions);
    }

    double recall() {
        return ratio(matched, spans);
    }

    /** 0 for who is silent where something is wanted; not defined where nothing is said and nothing wanted. */
    double f1() {
        if (interventions == 0 && spans == 0) {
            return Double.NaN;
        }
        return matching == 0 ? 0 : 2 * precision() * recall() / (precision() + recall());
    }

    double falseAlarm() {
        return ratio(interventions - matching, interventions);
    }

    double falseAlarmsPerHour() {
        return ratio(interventions - matching, hours);
    }

    double speakRate() {
        return ratio(interventions, decisions);
    }

    private static double ratio(double share, double whole) {
        return whole == 0 ? Double.NaN : share / whole;
    }
}
