package dev.kairos.jobs.metrics;

import dev.kairos.core.slot.Gold;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Counts of one session, or of several added up. An intervention matches a span if it lies in it and has the act that is
 * wanted there; each span is matched once, by the first intervention that can. A figure without a denominator is NaN:
 * who says nothing has no precision.
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

    /** An intervention as far as matching needs it; a null act matches every span. */
    record Said(long time, @Nullable String act) {}

    static SessionTally of(int decisions, List<Said> said, List<Gold> spans, double hours) {
        List<Gold> open = new ArrayList<>(spans);
        // The span that ends first is matched first, so that a later intervention can still match the other
        open.sort(Comparator.comparingLong(SessionTally::end));
        int matching = 0;
        for (Said one :
                said.stream().sorted(Comparator.comparingLong(Said::time)).toList()) {
            matching += spans.stream().anyMatch(span -> fits(one, span)) ? 1 : 0;
            open.stream().filter(span -> fits(one, span)).findFirst().ifPresent(open::remove);
        }
        return new SessionTally(decisions, said.size(), matching, spans.size(), spans.size() - open.size(), hours);
    }

    private static boolean fits(Said said, Gold span) {
        Long from = span.from();
        return from != null
                && said.time >= from
                && said.time <= end(span)
                && (said.act == null || span.value() == null || span.value().equals(said.act));
    }

    private static long end(Gold span) {
        Long to = span.to();
        return to == null ? Long.MIN_VALUE : to;
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
