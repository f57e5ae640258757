package dev.kairos.jobs.report;

import dev.kairos.core.event.SessionEvent;
import dev.kairos.jobs.recording.MergedRecording;
import dev.kairos.jobs.recording.Recording;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The events of a recording by session, as the job saw them: redacted, in event-time order, each once. */
final class RecordedTurns {
    private RecordedTurns() {}

    static Map<String, List<SessionEvent>> read(Recording recording) {
        Map<String, List<SessionEvent>> bySession = new TreeMap<>();
        Map<String, Set<String>> ids = new TreeMap<>();
        try (MergedRecording records = recording.open(0)) {
            while (records.hasNext()) {
                SessionEvent event = records.next().event();
                if (event != null
                        && ids.computeIfAbsent(event.session(), session -> new HashSet<>())
                                .add(event.id())) {
                    bySession
                            .computeIfAbsent(event.session(), session -> new ArrayList<>())
                            .add(event);
                }
            }
        }
        bySession.values().forEach(events -> events.sort(SessionEvent.TIME_ORDER));
        return bySession;
    }
}
