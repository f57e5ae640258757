package dev.kairos.operators.match;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.typeutils.CompositeTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.cep.nfa.NFAState;
import org.apache.flink.cep.nfa.NFAStateSerializer;
import org.apache.flink.cep.nfa.sharedbuffer.EventId;
import org.apache.flink.cep.nfa.sharedbuffer.Lockable;
import org.apache.flink.cep.nfa.sharedbuffer.NodeId;
import org.apache.flink.cep.nfa.sharedbuffer.SharedBufferNode;
import org.apache.flink.cep.nfa.sharedbuffer.SharedBufferNodeSerializer;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.apache.flink.core.memory.DataOutputView;
import org.jspecify.annotations.Nullable;

/**
 * Writes a session's memory as one value, with Flink CEP's own serializers for its parts; the event's is nested, so
 * that its record may gain and lose components.
 */
public final class MatchMemorySerializer extends TypeSerializer<MatchMemory> {
    private static final long serialVersionUID = 1L;
    private static final int INITIAL_COPY_BYTES = 512;

    private final TypeSerializer<MatchEvent> event;
    private final TypeSerializer<EventId> eventId;
    private final TypeSerializer<Lockable<MatchEvent>> lockedEvent;
    private final TypeSerializer<NFAState> automaton;
    private final TypeSerializer<NodeId> nodeId;
    private final TypeSerializer<Lockable<SharedBufferNode>> lockedNode;

    /** @param event serializer of the events */
    public MatchMemorySerializer(TypeSerializer<MatchEvent> event) {
        this(
                event,
                EventId.EventIdSerializer.INSTANCE,
                new Lockable.LockableTypeSerializer<>(event),
                new NFAStateSerializer(),
                new NodeId.NodeIdSerializer(),
                new Lockable.LockableTypeSerializer<>(new SharedBufferNodeSerializer()));
    }

    private MatchMemorySerializer(
            TypeSerializer<MatchEvent> event,
            TypeSerializer<EventId> eventId,
            TypeSerializer<Lockable<MatchEvent>> lockedEvent,
            TypeSerializer<NFAState> automaton,
            TypeSerializer<NodeId> nodeId,
            TypeSerializer<Lockable<SharedBufferNode>> lockedNode) {
        this.event = event;
        this.eventId = eventId;
        this.lockedEvent = lockedEvent;
        this.automaton = automaton;
        this.nodeId = nodeId;
        this.lockedNode = lockedNode;
    }

    @Override
    public void serialize(MatchMemory memory, DataOutputView target) throws IOException {
        target.writeInt(memory.waiting.size());
        for (List<MatchEvent> moment : memory.waiting.values()) {
            target.writeInt(moment.size());
            for (MatchEvent waiting : moment) {
                event.serialize(waiting, target);
            }
        }
        target.writeInt(memory.deadlines.size());
        for (long deadline : memory.deadlines) {
            target.writeLong(deadline);
        }
        target.writeInt(memory.patterns.size());
        for (Map.Entry<String, PatternMemory> pattern : memory.patterns.entrySet()) {
            target.writeUTF(pattern.getKey());
            serialize(pattern.getValue(), target);
        }
    }

    private void serialize(PatternMemory memory, DataOutputView target) throws IOException {
        target.writeLong(memory.fingerprint);
        automaton.serialize(memory.automaton, target);
        target.writeInt(memory.events.size());
        for (Map.Entry<EventId, Lockable<MatchEvent>> entry : memory.events.entrySet()) {
            eventId.serialize(entry.getKey(), target);
            lockedEvent.serialize(entry.getValue(), target);
        }
        target.writeInt(memory.nodes.size());
        for (Map.Entry<NodeId, Lockable<SharedBufferNode>> entry : memory.nodes.entrySet()) {
            nodeId.serialize(entry.getKey(), target);
            lockedNode.serialize(entry.getValue(), target);
        }
        target.writeInt(memory.counts.size());
        for (Map.Entry<Long, Integer> entry : memory.counts.entrySet()) {
            target.writeLong(entry.getKey());
            target.writeInt(entry.getValue());
        }
    }

    @Override
    public MatchMemory deserialize(DataInputView source) throws IOException {
        MatchMemory memory = new MatchMemory();
        for (int moments = source.readInt(); moments > 0; moments--) {
            List<MatchEvent> moment = new ArrayList<>();
            for (int events = source.readInt(); events > 0; events--) {
                moment.add(event.deserialize(source));
            }
            memory.waiting.put(moment.get(0).time(), moment);
        }
        for (int deadlines = source.readInt(); deadlines > 0; deadlines--) {
            memory.deadlines.add(source.readLong());
        }
        for (int patterns = source.readInt(); patterns > 0; patterns--) {
            memory.patterns.put(source.readUTF(), deserializePattern(source));
        }
        return memory;
    }

    private PatternMemory deserializePattern(DataInputView source) throws IOException {
        PatternMemory memory = new PatternMemory(source.readLong(), automaton.deserialize(source));
        for (int events = source.readInt(); events > 0; events--) {
            memory.events.put(eventId.deserialize(source), lockedEvent.deserialize(source));
        }
        for (int nodes = source.readInt(); nodes > 0; nodes--) {
            memory.nodes.put(nodeId.deserialize(source), lockedNode.deserialize(source));
        }
        for (int counts = source.readInt(); counts > 0; counts--) {
            memory.counts.put(source.readLong(), source.readInt());
        }
        return memory;
    }

    @Override
    public MatchMemory copy(MatchMemory from) {
        try {
            DataOutputSerializer bytes = new DataOutputSerializer(INITIAL_COPY_BYTES);
            serialize(from, bytes);
            return deserialize(new DataInputDeserializer(bytes.getSharedBuffer(), 0, bytes.length()));
        } catch (IOException e) {
            throw new UncheckedIOException("a session's memory cannot be copied in memory", e);
        }
    }

    @Override
    public MatchMemory copy(MatchMemory from, MatchMemory reuse) {
        return copy(from);
    }

    @Override
    public void copy(DataInputView source, DataOutputView target) throws IOException {
        serialize(deserialize(source), target);
    }

    @Override
    public MatchMemory deserialize(MatchMemory reuse, DataInputView source) throws IOException {
        return deserialize(source);
    }

    @Override
    public MatchMemory createInstance() {
        return new MatchMemory();
    }

    @Override
    public boolean isImmutableType() {
        return false;
    }

    @Override
    public int getLength() {
        return -1;
    }

    @Override
    public TypeSerializer<MatchMemory> duplicate() {
        return new MatchMemorySerializer(
                event.duplicate(),
                eventId.duplicate(),
                lockedEvent.duplicate(),
                automaton.duplicate(),
                nodeId.duplicate(),
                lockedNode.duplicate());
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof MatchMemorySerializer serializer && event.equals(serializer.event);
    }

    @Override
    public int hashCode() {
        return event.hashCode();
    }

    @Override
    public TypeSerializerSnapshot<MatchMemory> snapshotConfiguration() {
        return new Snapshot(this);
    }

    /** What a savepoint says about how the memory was written. */
    public static final class Snapshot extends CompositeTypeSerializerSnapshot<MatchMemory, MatchMemorySerializer> {
        private static final int VERSION = 1;

        /** For restoring. */
        public Snapshot() {}

        Snapshot(MatchMemorySerializer serializer) {
            super(serializer);
        }

        @Override
        protected int getCurrentOuterSnapshotVersion() {
            return VERSION;
        }

        @Override
        protected TypeSerializer<?>[] getNestedSerializers(MatchMemorySerializer serializer) {
            return new TypeSerializer<?>[] {
                serializer.event,
                serializer.eventId,
                serializer.lockedEvent,
                serializer.automaton,
                serializer.nodeId,
                serializer.lockedNode
            };
        }

        @Override
        @SuppressWarnings("unchecked") // in the order of getNestedSerializers
        protected MatchMemorySerializer createOuterSerializerWithNestedSerializers(TypeSerializer<?>[] nested) {
            return new MatchMemorySerializer(
                    (TypeSerializer<MatchEvent>) nested[0],
                    (TypeSerializer<EventId>) nested[1],
                    (TypeSerializer<Lockable<MatchEvent>>) nested[2],
                    (TypeSerializer<NFAState>) nested[3],
                    (TypeSerializer<NodeId>) nested[4],
                    (TypeSerializer<Lockable<SharedBufferNode>>) nested[5]);
        }
    }
}
