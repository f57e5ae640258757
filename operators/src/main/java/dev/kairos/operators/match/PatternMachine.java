package dev.kairos.operators.match;

import dev.kairos.core.assistant.PatternDefinition.OldMatches;
import dev.kairos.core.assistant.PatternSpec;
import dev.kairos.core.event.SessionKey;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.cep.nfa.ComputationState;
import org.apache.flink.cep.nfa.NFA;
import org.apache.flink.cep.nfa.NFAState;
import org.apache.flink.cep.nfa.aftermatch.AfterMatchSkipStrategy;
import org.apache.flink.cep.nfa.compiler.NFACompiler;
import org.apache.flink.cep.nfa.sharedbuffer.EventId;
import org.apache.flink.cep.nfa.sharedbuffer.SharedBufferAccessor;
import org.apache.flink.cep.time.TimerService;
import org.apache.flink.configuration.Configuration;
import org.jspecify.annotations.Nullable;

/** Runs one pattern version: Flink CEP's automaton, over the memory of the session at hand. */
final class PatternMachine implements AutoCloseable {
    private static final TimerService NO_CLOCK = () -> {
        throw new IllegalStateException("patterns live in event time and read no clock");
    };

    private final CompiledPattern pattern;
    private final PatternBuffer buffer;
    private final long fingerprint;
    private final AfterMatchSkipStrategy skip;
    private final NFA<MatchEvent> automaton;
    private long until = Long.MAX_VALUE;
    private OldMatches atTheEnd = OldMatches.FINISH;

    PatternMachine(CompiledPattern pattern, PatternBuffer buffer, RuntimeContext context) throws Exception {
        this.pattern = pattern;
        this.buffer = buffer;
        this.fingerprint = SessionKey.of(pattern.spec().text());
        this.skip = pattern.skip();
        this.automaton = NFACompiler.compileFactory(pattern.pattern(), false).createNFA();
        automaton.open(context, new Configuration());
    }

    /** Key under which memories and versions are kept; sorts by id, then version. */
    static String name(PatternSpec spec) {
        return String.format("%s@%010d", spec.id(), spec.version());
    }

    String name() {
        return name(pattern.spec());
    }

    CompiledPattern pattern() {
        return pattern;
    }

    /** Tells which version takes over; null: none. */
    void succeededBy(@Nullable PatternSpec successor) {
        until = successor == null ? Long.MAX_VALUE : successor.from();
        atTheEnd = successor == null ? OldMatches.FINISH : successor.oldMatches();
    }

    /** Whether a memory was written by this very pattern text. */
    boolean owns(PatternMemory memory) {
        return memory.fingerprint == fingerprint;
    }

    /**
     * Moves the session's clock: what has run out is given up, or, where the last step is an absence, complete.
     *
     * @return whether the memory changed
     */
    boolean advance(MatchMemory memory, long time, Collection<Match> matches) throws Exception {
        PatternMemory own = memory.patterns.get(name());
        if (own == null) {
            return false;
        }
        if (time >= until) {
            if (atTheEnd == OldMatches.DROP) {
                memory.patterns.remove(name());
                return true;
            }
            own.automaton.getPartialMatches().removeIf(partial -> !PatternMemory.hasBegun(partial));
        }
        try (SharedBufferAccessor<MatchEvent> accessor = buffer.open(own)) {
            automaton
                    .advanceTime(accessor, own.automaton, time, skip)
                    .f0
                    .forEach(match -> matches.add(pattern.match(match, time)));
        }
        return settle(memory, own);
    }

    /**
     * Lets the pattern see an event; the clock has been moved to its time before.
     *
     * @return whether the memory changed
     */
    boolean take(MatchMemory memory, MatchEvent event, Collection<Match> matches) throws Exception {
        PatternMemory own = memory.patterns.get(name());
        boolean isActive = event.time() >= pattern.spec().from() && event.time() < until;
        if ((own == null && !isActive) || !pattern.concerns(event)) {
            return false;
        }
        if (own == null) {
            own = new PatternMemory(fingerprint, automaton.createInitialNFAState());
        }
        try (SharedBufferAccessor<MatchEvent> accessor = buffer.open(own)) {
            automaton
                    .process(accessor, own.automaton, event, event.time(), skip, NO_CLOCK)
                    .forEach(match -> matches.add(pattern.match(match, event.time())));
        }
        if (own.automaton.isNewStartPartialMatch()) {
            memory.expireAt(event.time() + automaton.getWindowTime());
        }
        return settle(memory, own);
    }

    private boolean settle(MatchMemory memory, PatternMemory own) {
        boolean changed = own.automaton.isStateChanged();
        own.automaton.resetStateChanged();
        own.automaton.resetNewStartPartialMatch();
        if (own.isIdle()) {
            return memory.patterns.remove(name()) != null;
        }
        return memory.patterns.put(name(), own) == null || changed;
    }

    /** Gives up the matches, complete or partial, that contain an event of the person. */
    void forget(MatchMemory memory, String person) throws Exception {
        PatternMemory own = memory.patterns.get(name());
        if (own == null) {
            return;
        }
        try (SharedBufferAccessor<MatchEvent> accessor = buffer.open(own)) {
            for (Queue<ComputationState> matches :
                    List.of(own.automaton.getPartialMatches(), own.automaton.getCompletedMatches())) {
                giveUp(
                        accessor,
                        matches,
                        matches.stream()
                                .filter(PatternMemory::hasBegun)
                                .filter(match -> contains(accessor, match, person))
                                .toList());
            }
        }
        settle(memory, own);
    }

    /** Gives up the partial match that began first. */
    void dropOldest(MatchMemory memory) throws Exception {
        PatternMemory own = memory.patterns.get(name());
        if (own == null) {
            return;
        }
        ComputationState oldest = own.automaton.getPartialMatches().stream()
                .filter(PatternMemory::hasBegun)
                .min(NFAState.COMPUTATION_STATE_COMPARATOR)
                .orElseThrow();
        try (SharedBufferAccessor<MatchEvent> accessor = buffer.open(own)) {
            giveUp(accessor, own.automaton.getPartialMatches(), List.of(oldest));
        }
        settle(memory, own);
    }

    private static void giveUp(
            SharedBufferAccessor<MatchEvent> accessor, Queue<ComputationState> matches, List<ComputationState> unwanted)
            throws Exception {
        // two paths of one match may be equal by value
        Set<ComputationState> given = Collections.newSetFromMap(new IdentityHashMap<>());
        given.addAll(unwanted);
        for (ComputationState match : unwanted) {
            accessor.releaseNode(match.getPreviousBufferEntry(), match.getVersion());
        }
        matches.removeIf(given::contains);
    }

    private static boolean contains(SharedBufferAccessor<MatchEvent> accessor, ComputationState match, String person) {
        for (Map<String, List<EventId>> path :
                accessor.extractPatterns(match.getPreviousBufferEntry(), match.getVersion())) {
            boolean found = accessor.materializeMatch(path).values().stream()
                    .flatMap(List::stream)
                    .anyMatch(event -> event.actor().equals(person));
            if (found) {
                return true;
            }
        }
        return false;
    }

    @Override
    public void close() throws Exception {
        automaton.close();
    }
}
