package dev.kairos.jobs.state;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kairos.core.assistant.YamlDocument;
import dev.kairos.jobs.fixtures.HaltingSource;
import dev.kairos.jobs.fixtures.TestCluster;
import dev.kairos.jobs.live.LiveConfiguration;
import dev.kairos.jobs.live.LiveConfigurationReader;
import dev.kairos.jobs.live.LiveJob;
import dev.kairos.jobs.replay.FileSinks;
import dev.kairos.jobs.replay.Replay;
import dev.kairos.jobs.replay.ReplayRunner;
import dev.kairos.jobs.topology.LiveOptions;
import dev.kairos.jobs.topology.TopologyOptions;
import dev.kairos.operators.live.Heartbeat;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.graph.StreamEdge;
import org.apache.flink.streaming.api.graph.StreamGraph;
import org.apache.flink.streaming.api.graph.StreamNode;
import org.apache.flink.testutils.junit.SharedObjectsExtension;
import org.apache.flink.testutils.junit.SharedReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** uids, state names and state types are a contract with every savepoint that anybody keeps. */
class StateContractTest {
    private static final Path COMMITTED = Path.of("src", "test", "resources", "state-names.txt");
    private static final String WHAT_TO_DO =
            """
            uids or state names differ from %s. A savepoint finds its state by these names: what is missing would be \
            lost, what is new starts empty. Take the old names back; or, if the change is meant, migrate what is lost, \
            write the list anew with -Dtest=StateContractTest -Dkairos.state-names=write, and say so in CHANGELOG.md""";

    @RegisterExtension
    private final SharedObjectsExtension shared = SharedObjectsExtension.create();

    @TempDir
    private Path folder;

    /** What no state may be. */
    public record WithoutSerializer(String name, Optional<String> value) {}

    @Test
    void uidsAndStateNamesAreThoseOfTheCommittedList() throws Exception {
        assertThat(names()).as(WHAT_TO_DO, COMMITTED).isEqualTo(Files.readAllLines(COMMITTED));
    }

    @Test
    @EnabledIfSystemProperty(named = "kairos.state-names", matches = "write")
    void writesTheList() throws Exception {
        Files.write(COMMITTED, names());
    }

    @Test
    void everyOperatorHasAUidOfItsOwn() throws Exception {
        assertThat(uids(graph())).doesNotContainNull().doesNotHaveDuplicates();
        assertThat(uids(liveGraph()))
                .doesNotContainNull()
                .doesNotHaveDuplicates()
                .contains(Heartbeat.UID);
        assertThat(uids(kafkaGraph())).doesNotContainNull().doesNotHaveDuplicates();
    }

    @Test
    void noStateIsSerializedByKryo() throws Exception {
        SavepointContents contents = savepoint();
        assertThat(contents.states()).hasSizeGreaterThan(20);
        assertThat(contents.kryo()).isEmpty();
    }

    @Test
    void nothingOnTheWayBetweenOperatorsIsSerializedByKryo() throws Exception {
        List<String> found = new ArrayList<>();
        int serializers = 0;
        List<StreamNode> nodes = new ArrayList<>(graph().getStreamNodes());
        nodes.addAll(kafkaGraph().getStreamNodes());
        for (StreamNode node : nodes) {
            for (TypeSerializer<?> serializer : serializersOf(node)) {
                found.addAll(SerializerWalk.kryoIn(node.getTransformationUID(), serializer));
                serializers++;
            }
        }
        assertThat(serializers).isGreaterThan(40);
        assertThat(found).isEmpty();
    }

    @Test
    void aTypeThatIsLeftToKryoIsFoundWhereverItHides() throws Exception {
        TypeSerializer<?> serializer =
                TypeInformation.of(WithoutSerializer.class).createSerializer(new SerializerConfigImpl());
        assertThat(SerializerWalk.kryoIn("null", serializer))
                .singleElement()
                .asString()
                .startsWith("null.fieldSerializers[");
    }

    /** One line per operator, and one per state of it. */
    private List<String> names() throws Exception {
        Set<String> names = new TreeSet<>(uids(graph()));
        names.addAll(uids(liveGraph()));
        names.addAll(uids(kafkaGraph()));
        names.addAll(savepoint().states().keySet());
        return List.copyOf(names);
    }

    private static List<String> uids(StreamGraph graph) {
        return graph.getStreamNodes().stream()
                .map(StreamNode::getTransformationUID)
                .toList();
    }

    private static List<TypeSerializer<?>> serializersOf(StreamNode node) {
        List<TypeSerializer<?>> serializers = new ArrayList<>(Arrays.asList(node.getTypeSerializersIn()));
        serializers.add(node.getTypeSerializerOut());
        serializers.add(node.getStateKeySerializer());
        for (StreamEdge edge : node.getOutEdges()) {
            if (edge.getOutputTag() != null) {
                serializers.add(edge.getOutputTag().getTypeInfo().createSerializer(new SerializerConfigImpl()));
            }
        }
        serializers.removeIf(serializer -> serializer == null);
        return serializers;
    }

    private StreamGraph graph() throws Exception {
        return graph(KeptJob.replay());
    }

    private StreamGraph liveGraph() throws Exception {
        Replay replay = KeptJob.replay();
        TopologyOptions live = replay.options().live(LiveOptions.defaults());
        return graph(new Replay(replay.assistants(), replay.patterns(), replay.recording(), 1, live));
    }

    private StreamGraph kafkaGraph() throws Exception {
        Replay replay = KeptJob.replay();
        StreamExecutionEnvironment environment = KeptJob.environment(1);
        LiveConfiguration configuration =
                LiveConfigurationReader.read(YamlDocument.parse("live.yaml", "kafka: {brokers: 'nowhere:1'}\n"));
        new LiveJob(replay.assistants(), replay.patterns(), configuration).define(environment, 1);
        return environment.getStreamGraph();
    }

    private StreamGraph graph(Replay replay) {
        StreamExecutionEnvironment environment = StreamExecutionEnvironment.getExecutionEnvironment();
        ReplayRunner.define(replay, environment, new FileSinks(folder));
        return environment.getStreamGraph();
    }

    private SavepointContents savepoint() throws Exception {
        Replay replay = KeptJob.replay();
        SharedReference<CountDownLatch> pause = shared.add(new CountDownLatch(1));
        HaltingSource source = HaltingSource.stopping(
                KeptJob.BEFORE, KeptJob.source(replay), () -> pause.get().countDown());
        try (TestCluster cluster = new TestCluster()) {
            StreamGraph graph = KeptJob.graph(replay, source, new FileSinks(folder.resolve("parts")));
            return SavepointContents.read(cluster.stop(graph, pause, folder));
        }
    }
}
