package dev.kairos.operators.match;

import java.lang.reflect.Proxy;
import org.apache.flink.api.common.state.KeyedStateStore;
import org.apache.flink.api.common.state.StateDescriptor;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.cep.nfa.sharedbuffer.EventId;
import org.apache.flink.cep.nfa.sharedbuffer.Lockable;
import org.apache.flink.cep.nfa.sharedbuffer.NodeId;
import org.apache.flink.cep.nfa.sharedbuffer.SharedBuffer;
import org.apache.flink.cep.nfa.sharedbuffer.SharedBufferAccessor;
import org.apache.flink.cep.nfa.sharedbuffer.SharedBufferNode;

/**
 * Flink CEP's shared buffer on three maps in memory instead of three keyed states, whose scans make stock CEP
 * quadratic on RocksDB. One buffer serves all sessions and patterns of a task in turn.
 */
final class PatternBuffer implements AutoCloseable {
    private final PointedMapState<EventId, Lockable<MatchEvent>> events = new PointedMapState<>();
    private final PointedMapState<NodeId, Lockable<SharedBufferNode>> nodes = new PointedMapState<>();
    private final PointedMapState<Long, Integer> counts = new PointedMapState<>();
    private final SharedBuffer<MatchEvent> buffer;

    PatternBuffer(TypeSerializer<MatchEvent> events) {
        KeyedStateStore store = (KeyedStateStore) Proxy.newProxyInstance(
                PatternBuffer.class.getClassLoader(),
                new Class<?>[] {KeyedStateStore.class},
                (proxy, method, arguments) -> state((StateDescriptor<?, ?>) arguments[0]));
        this.buffer = new SharedBuffer<>(store, events);
    }

    // names are private to Flink's SharedBuffer: an unknown one means that this version of Flink keeps more than we do
    private PointedMapState<?, ?> state(StateDescriptor<?, ?> descriptor) {
        return switch (descriptor.getName()) {
            case "sharedBuffer-events" -> events;
            case "sharedBuffer-entries-with-lockable-edges" -> nodes;
            case "sharedBuffer-events-count" -> counts;
            default ->
                throw new IllegalStateException("Flink CEP's shared buffer asks for the state '"
                        + descriptor.getName() + "'; known are its events, entries and counts. MATCH does not fit this"
                        + " version of Flink: run its parity tests");
        };
    }

    /** Opens a memory; what was changed is in it when the accessor is closed. */
    SharedBufferAccessor<MatchEvent> open(PatternMemory memory) {
        events.pointAt(memory.events);
        nodes.pointAt(memory.nodes);
        counts.pointAt(memory.counts);
        return buffer.getAccessor();
    }

    /** Ends the thread that the buffer started for its statistics; it would keep the JVM alive. */
    @Override
    public void close() {
        buffer.releaseCacheStatisticsTimer();
    }
}
