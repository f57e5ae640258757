package dev.kairos.operators.match;

import static dev.kairos.operators.match.MatchFixtures.said;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kairos.core.assistant.PatternSpec;
import dev.kairos.core.turn.Cue;
import java.io.IOException;
import java.util.List;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.cep.nfa.ComputationState;
import org.apache.flink.cep.nfa.DeweyNumber;
import org.apache.flink.cep.nfa.NFAState;
import org.apache.flink.cep.nfa.sharedbuffer.EventId;
import org.apache.flink.cep.nfa.sharedbuffer.Lockable;
import org.apache.flink.cep.nfa.sharedbuffer.NodeId;
import org.apache.flink.cep.nfa.sharedbuffer.SharedBufferNode;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.apache.flink.types.PojoTestUtils;
import org.junit.jupiter.api.Test;

class MatchMemorySerializerTest {
    private final MatchMemorySerializer serializer = new MatchMemorySerializer(
            TypeInformation.of(MatchEvent.class).createSerializer(new SerializerConfigImpl()));

    private static MatchMemory memory() {
        MatchMemory memory = new MatchMemory();
        memory.await(said("later", 9_000, "bob", Cue.THANKS));
        memory.await(said("also", 9_000, "ann"));
        memory.deadlines.add(61_000L);
        EventId first = new EventId(0, 1_000);
        NodeId node = new NodeId(first, "question");
        PatternMemory pattern = new PatternMemory(
                42,
                new NFAState(List.of(
                        ComputationState.createStartState("question"),
                        ComputationState.createState("thanks", node, new DeweyNumber(1), 1_000, 1_000, first))));
        pattern.events.put(first, new Lockable<>(said("q", 1_000, "ann", Cue.QUESTION), 1));
        pattern.nodes.put(node, new Lockable<>(new SharedBufferNode(), 1));
        pattern.counts.put(1_000L, 1);
        memory.patterns.put("p@0000000001", pattern);
        return memory;
    }

    private static void assertSameContent(MatchMemory found, MatchMemory expected) {
        assertThat(found.waiting.get(9_000L)).extracting(MatchEvent::id).containsExactly("later", "also");
        assertThat(found.deadlines).isEqualTo(expected.deadlines);
        PatternMemory pattern = found.patterns.get("p@0000000001");
        PatternMemory same = expected.patterns.get("p@0000000001");
        assertThat(pattern.fingerprint).isEqualTo(same.fingerprint);
        assertThat(pattern.automaton).isEqualTo(same.automaton);
        assertThat(pattern.partialMatches()).isEqualTo(1);
        assertThat(pattern.events.get(new EventId(0, 1_000)).getElement().id()).isEqualTo("q");
        assertThat(pattern.nodes.keySet()).isEqualTo(same.nodes.keySet());
        assertThat(pattern.counts).isEqualTo(same.counts);
    }

    private static DataInputDeserializer bytes(TypeSerializer<MatchMemory> with, MatchMemory memory)
            throws IOException {
        DataOutputSerializer target = new DataOutputSerializer(64);
        with.serialize(memory, target);
        return new DataInputDeserializer(target.getCopyOfBuffer());
    }

    @Test
    void whatIsWrittenIsReadBack() throws IOException {
        assertSameContent(serializer.deserialize(bytes(serializer, memory())), memory());
    }

    @Test
    void aCopySharesNothingWithTheOriginal() {
        MatchMemory original = memory();
        MatchMemory copy = serializer.copy(original);

        original.waiting.clear();
        original.patterns.get("p@0000000001").events.clear();

        assertSameContent(copy, memory());
    }

    @Test
    void aSerializerRestoredFromItsSnapshotReadsWhatTheOldOneWrote() throws IOException {
        DataOutputSerializer target = new DataOutputSerializer(64);
        TypeSerializerSnapshot.writeVersionedSnapshot(target, serializer.snapshotConfiguration());
        TypeSerializerSnapshot<MatchMemory> snapshot = TypeSerializerSnapshot.readVersionedSnapshot(
                new DataInputDeserializer(target.getCopyOfBuffer()), getClass().getClassLoader());

        assertThat(serializer
                        .snapshotConfiguration()
                        .resolveSchemaCompatibility(snapshot)
                        .isCompatibleAsIs())
                .isTrue();
        assertSameContent(snapshot.restoreSerializer().deserialize(bytes(serializer, memory())), memory());
    }

    @Test
    void recordsThatTravelNeedNoKryo() {
        PojoTestUtils.assertSerializedAsPojoWithoutKryo(MatchEvent.class);
        PojoTestUtils.assertSerializedAsPojoWithoutKryo(Match.class);
        PojoTestUtils.assertSerializedAsPojoWithoutKryo(PatternSpec.class);
        PojoTestUtils.assertSerializedAsPojoWithoutKryo(RefusedPattern.class);
    }
}
