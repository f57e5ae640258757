package dev.kairos.operators.match;

import java.util.HashMap;
import java.util.Map;
import org.apache.flink.cep.nfa.ComputationState;
import org.apache.flink.cep.nfa.NFAState;
import org.apache.flink.cep.nfa.sharedbuffer.EventId;
import org.apache.flink.cep.nfa.sharedbuffer.Lockable;
import org.apache.flink.cep.nfa.sharedbuffer.NodeId;
import org.apache.flink.cep.nfa.sharedbuffer.SharedBufferNode;

/** What one pattern version remembers of one session: Flink CEP's automaton and the three maps of its buffer. */
final class PatternMemory {
    /** Fingerprint of the pattern's text: a memory of another text means nothing to this one. */
    final long fingerprint;

    final NFAState automaton;
    final Map<EventId, Lockable<MatchEvent>> events = new HashMap<>();
    final Map<NodeId, Lockable<SharedBufferNode>> nodes = new HashMap<>();
    final Map<Long, Integer> counts = new HashMap<>();

    PatternMemory(long fingerprint, NFAState automaton) {
        this.fingerprint = fingerprint;
        this.automaton = automaton;
    }

    /** Whether a partial match has taken an event yet; the automaton keeps one that has not, to begin the next. */
    static boolean hasBegun(ComputationState partialMatch) {
        return partialMatch.getStartEventID() != null;
    }

    /** Matches that have begun and are not yet complete. */
    int partialMatches() {
        return (int) automaton.getPartialMatches().stream()
                .filter(PatternMemory::hasBegun)
                .count();
    }

    /** Whether nothing has begun, so that nothing need be kept. */
    boolean isIdle() {
        return automaton.getCompletedMatches().isEmpty() && partialMatches() == 0;
    }
}
