package dev.kairos.jobs.metrics;

import dev.kairos.core.slot.Gold;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What can be counted in one session. An intervention matches a span if its time lies in it and its act is the span's,
 * where that is given; each span is matched once.
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
        int matching = 0;
        for (Said one : said) {
            if (spans.stream().anyMatch(span -> fits(one, span))) {
                matching++;
            }
            open.stream().filter(span -> fits(one, span)).findFirst().ifPresent(open::remove);
        }
        return new SessionTally(decisions, said.size(), matching, spans.size(), spans.size() - open.size(), hours);
    }

    private static boolean fits(Said said, Gold span) {
        Long from = span.from();
        Long to = span.to();
        return from != null
                && to != null
                && said.time >= from
                && said.time <= to
                && (said.act == null || span.value() == null || span.value().equals(said.act));
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
        return interventions == 0 ? 0 : (double) matching / interventions;
    }

    double recall() {
        return spans == 0 ? 0 : (double) matched / spans;
    }

    double f1() {
        double sum = precision() + recall();
        return sum == 0 ? 0 : 2 * precision() * recall() / sum;
    }

    double falseAlarm() {
        return interventions == 0 ? 0 : 1 - precision();
    }

    double falseAlarmsPerHour() {
        return hours == 0 ? 0 : (interventions - matching) / hours;
    }

    double speakRate() {
        return decisions == 0 ? 0 : (double) interventions / decisions;
    }
}
