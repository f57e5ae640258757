package dev.kairos.jobs.metrics;

import dev.kairos.core.slot.Gold;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What an assistant, or a trivial policy in its place, decided and said.
 *
 * @param decided number of decisions, by session
 * @param said interventions, by session
 */
record PolicyLog(Map<String, Integer> decided, Map<String, List<Said>> said) {
    /** Counts it against the gold; sessions in which nothing happened count too. */
    List<SessionTally> tallies(RecordedSessions sessions, Map<String, List<Gold>> spans) {
        List<SessionTally> tallies = new ArrayList<>();
        sessions.hours()
                .forEach((session, hours) -> tallies.add(SessionTally.of(
                        decided.getOrDefault(session, 0),
                        said.getOrDefault(session, List.of()),
                        spans.getOrDefault(session, List.of()),
                        hours)));
        return tallies;
    }
}
