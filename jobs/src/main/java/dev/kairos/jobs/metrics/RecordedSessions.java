package dev.kairos.jobs.metrics;

import dev.kairos.core.event.SessionEvent;
import dev.kairos.jobs.recording.MergedRecording;
import dev.kairos.jobs.recording.Recording;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What a recording itself says: which sessions there are, and how long each is.
 *
 * @param hours length of each session from its first to its last event, h, by session
 * @param events different events
 * @param duplicates repeated arrivals of the same event
 */
record RecordedSessions(Map<String, Double> hours, int events, int duplicates) {
    private static final double MILLIS_PER_HOUR = 3_600_000.0;

    static RecordedSessions read(Recording recording) {
        Map<String, Long> first = new TreeMap<>();
        Map<String, Long> last = new TreeMap<>();
        Set<String> ids = new HashSet<>();
        int arrivals = 0;
        try (MergedRecording records = recording.open(0)) {
            while (records.hasNext()) {
                SessionEvent event = records.next().event();
                if (event != null) {
                    arrivals++;
                    ids.add(event.session() + "\n" + event.id());
                    first.merge(event.session(), event.time(), Math::min);
                    last.merge(event.session(), event.time(), Math::max);
                }
            }
        }
        Map<String, Double> hours = new TreeMap<>();
        first.forEach(
                (session, start) -> hours.put(session, (last.getOrDefault(session, start) - start) / MILLIS_PER_HOUR));
        return new RecordedSessions(hours, ids.size(), arrivals - ids.size());
    }
}
