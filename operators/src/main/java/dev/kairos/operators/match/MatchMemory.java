package dev.kairos.operators.match;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** All that MATCH remembers of one session. */
final class MatchMemory {
    /** Events that wait for the watermark, by event time. */
    final NavigableMap<Long, List<MatchEvent>> waiting = new TreeMap<>();

    /** Event times at which a partial match runs out: a timer is set for each. */
    final SortedSet<Long> deadlines = new TreeSet<>();

    /** Memory of each pattern version in which something has begun, by {@link PatternMachine#name()}. */
    final NavigableMap<String, PatternMemory> patterns = new TreeMap<>();

    /** Deadlines for which no timer is set yet; empty whenever the memory is written. */
    final List<Long> newDeadlines = new ArrayList<>();

    void await(MatchEvent event) {
        waiting.computeIfAbsent(event.time(), time -> new ArrayList<>(1)).add(event);
    }

    /** Takes out the events up to a time, in the order in which they are to be handled. */
    List<MatchEvent> takeUntil(long time) {
        NavigableMap<Long, List<MatchEvent>> due = waiting.headMap(time, true);
        List<MatchEvent> events = new ArrayList<>();
        due.values().forEach(events::addAll);
        due.clear();
        events.sort(MatchEvent.TIME_ORDER);
        return events;
    }

    void expireAt(long time) {
        if (deadlines.add(time)) {
            newDeadlines.add(time);
        }
    }

    int partialMatches() {
        return patterns.values().stream()
                .mapToInt(PatternMemory::partialMatches)
                .sum();
    }

    boolean isEmpty() {
        return waiting.isEmpty() && patterns.isEmpty();
    }
}
