package dev.kairos.operators.match;

import dev.kairos.core.assistant.PatternSpec;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.jspecify.annotations.Nullable;

/** All pattern versions of a task, run over the memory of one session at a time. Touches no state and no timer. */
final class MatchEngine implements AutoCloseable {
    private final RuntimeContext context;
    private final int maxPartialMatches;
    private final PatternBuffer buffer;
    private final NavigableMap<String, PatternSpec> versions = new TreeMap<>();
    private final NavigableMap<String, PatternMachine> machines = new TreeMap<>();
    private CompiledPatterns patterns = new CompiledPatterns(List.of());

    /** @param maxPartialMatches most partial matches of a session, over all patterns */
    MatchEngine(RuntimeContext context, TypeSerializer<MatchEvent> events, int maxPartialMatches) {
        this.context = context;
        this.maxPartialMatches = maxPartialMatches;
        this.buffer = new PatternBuffer(events);
    }

    /** The version known under the same id and number, or null. */
    @Nullable
    PatternSpec known(PatternSpec spec) {
        return versions.get(PatternMachine.name(spec));
    }

    /**
     * Adds a version; the one before it ends where this one takes over.
     *
     * @throws RuntimeException if it cannot be compiled; then nothing has changed
     */
    void add(PatternSpec spec) throws Exception {
        String name = PatternMachine.name(spec);
        if (!spec.ends()) {
            machines.put(name, new PatternMachine(CompiledPattern.of(spec), buffer, context));
        }
        versions.put(name, spec);
        machines.values().forEach(machine -> machine.succeededBy(successor(machine)));
        patterns = new CompiledPatterns(
                machines.values().stream().map(PatternMachine::pattern).toList());
    }

    private @Nullable PatternSpec successor(PatternMachine machine) {
        Map.Entry<String, PatternSpec> next = versions.higherEntry(machine.name());
        boolean isSuccessor = next != null
                && next.getValue().id().equals(machine.pattern().spec().id());
        return isSuccessor ? next.getValue() : null;
    }

    /** What the known patterns ask of an event. */
    CompiledPatterns patterns() {
        return patterns;
    }

    /**
     * Handles what is due at a time: the waiting events in their order, then what has run out.
     *
     * @return whether the memory changed
     */
    boolean advance(MatchMemory memory, long time, Collection<Match> matches) throws Exception {
        boolean changed = memory.patterns.entrySet().removeIf(entry -> isForeign(entry.getKey(), entry.getValue()));
        long clock = Long.MIN_VALUE;
        for (MatchEvent event : memory.takeUntil(time)) {
            changed = true;
            if (event.time() > clock) {
                clock = event.time();
                moveClock(memory, clock, matches);
            }
            handle(memory, event, matches);
        }
        return (clock < time && moveClock(memory, time, matches)) || changed;
    }

    // a restored memory of a pattern that is gone, or whose text was changed under its version
    private boolean isForeign(String name, PatternMemory memory) {
        PatternMachine machine = machines.get(name);
        return machine == null || !machine.owns(memory);
    }

    private boolean moveClock(MatchMemory memory, long time, Collection<Match> matches) throws Exception {
        List<Match> found = new ArrayList<>();
        boolean changed = false;
        for (String name : List.copyOf(memory.patterns.keySet())) {
            changed |= machine(name).advance(memory, time, found);
        }
        found.sort(Match.ORDER);
        matches.addAll(found);
        return changed;
    }

    private void handle(MatchMemory memory, MatchEvent event, Collection<Match> matches) throws Exception {
        if (event.isControl()) {
            erase(memory, event);
            return;
        }
        List<Match> found = new ArrayList<>();
        for (PatternMachine machine : machines.values()) {
            machine.take(memory, event, found);
        }
        found.sort(Match.ORDER);
        matches.addAll(found);
    }

    /** Erases what an END or FORGET asks to: everything that has begun, or what contains a person's events. */
    void erase(MatchMemory memory, MatchEvent control) throws Exception {
        String person = control.forgottenPerson();
        if (person == null) {
            memory.patterns.clear();
            return;
        }
        for (PatternMachine machine : machines.values()) {
            machine.forget(memory, person);
        }
    }

    /**
     * Gives up the oldest partial matches of the pattern that has most, until the session keeps to the limit.
     *
     * @return how many were given up
     */
    int keepToLimit(MatchMemory memory) throws Exception {
        int excess = Math.max(0, memory.partialMatches() - maxPartialMatches);
        for (int i = 0; i < excess; i++) {
            String largest = memory.patterns.entrySet().stream()
                    .max(Comparator.comparingInt(entry -> entry.getValue().partialMatches()))
                    .orElseThrow()
                    .getKey();
            machine(largest).dropOldest(memory);
        }
        return excess;
    }

    private PatternMachine machine(String name) {
        PatternMachine machine = machines.get(name);
        if (machine == null) {
            throw new IllegalStateException("a memory of the unknown pattern version '" + name + "' was not removed");
        }
        return machine;
    }

    @Override
    public void close() throws Exception {
        buffer.close();
        for (PatternMachine machine : machines.values()) {
            machine.close();
        }
    }
}
