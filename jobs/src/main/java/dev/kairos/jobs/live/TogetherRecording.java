package dev.kairos.jobs.live;

import dev.kairos.core.event.SessionEvent;
import dev.kairos.core.ingest.Ingested;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/** A recording whose sessions all begin at once, whenever they were recorded. It is held in memory. */
public final class TogetherRecording {
    private TogetherRecording() {}

    /** The same records, each session moved to begin with the earliest of them. */
    public static Iterator<Ingested> of(Iterator<Ingested> records) {
        Map<String, Long> starts = new HashMap<>();
        List<SessionEvent> events = new ArrayList<>();
        List<Ingested> others = new ArrayList<>();
        while (records.hasNext()) {
            Ingested record = records.next();
            SessionEvent event = record.event();
            if (event == null) {
                others.add(record);
            } else {
                starts.merge(event.session(), event.time(), Math::min);
                events.add(event);
            }
        }
        long start = starts.values().stream().mapToLong(Long::longValue).min().orElse(0);
        List<Ingested> moved = new ArrayList<>(others);
        events.stream()
                .map(event -> event.at(event.time() - starts.getOrDefault(event.session(), start) + start))
                .sorted(Comparator.comparingLong(SessionEvent::time)) // stable: what was in order stays so
                .map(Ingested::of)
                .forEach(moved::add);
        return moved.iterator();
    }
}
