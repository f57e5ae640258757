package dev.kairos.jobs.state;

import dev.kairos.core.assistant.AssistantReader;
import dev.kairos.core.assistant.AssistantSpec;
import dev.kairos.core.assistant.PatternReader;
import dev.kairos.core.assistant.PatternSpec;
import dev.kairos.core.assistant.Presets;
import dev.kairos.core.assistant.YamlDocument;
import dev.kairos.core.decision.Decision;
import dev.kairos.core.event.SessionEvent;
import dev.kairos.core.ingest.DeadLetter;
import dev.kairos.core.ingest.Limits;
import dev.kairos.core.json.DecisionJson;
import dev.kairos.core.json.InterventionJson;
import dev.kairos.core.json.OutcomeJson;
import dev.kairos.core.json.SessionEventJson;
import dev.kairos.core.outcome.Outcome;
import dev.kairos.core.reply.Intervention;
import dev.kairos.core.slot.SlotCatalog;
import dev.kairos.jobs.fixtures.CommittedLines;
import dev.kairos.jobs.fixtures.HaltingSource;
import dev.kairos.jobs.recording.Recording;
import dev.kairos.jobs.recording.RecordingSource;
import dev.kairos.jobs.recording.RecordingSplit;
import dev.kairos.jobs.replay.Replay;
import dev.kairos.jobs.topology.KairosTopology;
import dev.kairos.jobs.topology.KairosTopology.Control;
import dev.kairos.jobs.topology.Sinks;
import dev.kairos.jobs.topology.TopologyOptions;
import dev.kairos.operators.ingest.IngestWatermarks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import org.apache.flink.api.common.functions.MapFunction;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.apache.flink.streaming.api.graph.StreamGraph;
import org.apache.flink.testutils.junit.SharedReference;

/**
 * The job whose savepoint is kept: a recording, two assistants and a pattern of its own, so that tuning the shipped ones
 * does not touch it.
 */
public final class KeptJob {
    /** Records that are read before the savepoint. */
    static final long BEFORE = 47;

    private static final Path FOLDER = Path.of("src", "test", "resources", "savepoints");

    private KeptJob() {}

    /** Folder with the savepoint of a version. */
    static Path savepoint(String version) {
        return FOLDER.resolve(version);
    }

    /** What the job does, at parallelism 1. */
    public static Replay replay() throws IOException {
        PatternSpec pattern = PatternReader.spec("kept-question.yaml", text("kept-question.yaml"));
        SlotCatalog catalog = SlotCatalog.load();
        Presets presets = Presets.of(List.of(YamlDocument.parse("preset.yaml", text("preset.yaml"))), catalog);
        AssistantReader reader = new AssistantReader(catalog, presets, Set.of(pattern.id()));
        List<AssistantSpec> assistants = List.of(
                reader.read(YamlDocument.parse("keeper.yaml", text("keeper.yaml"))),
                reader.read(YamlDocument.parse("talker.yaml", text("talker.yaml"))));
        Recording recording = Recording.of(
                FOLDER.resolve("recording.jsonl"), "events", Limits.startingAt(Instant.parse("2026-06-01T00:00:00Z")));
        return new Replay(
                assistants,
                List.of(pattern),
                recording,
                1,
                TopologyOptions.defaults().withRespondDelay(Duration.ofSeconds(5)));
    }

    private static String text(String file) throws IOException {
        return Files.readString(FOLDER.resolve(file));
    }

    public static RecordingSource source(Replay replay) {
        return new RecordingSource(
                replay.recording(), replay.tail(), replay.options().disorder());
    }

    /** Where the recording stands when the savepoint is taken. */
    static RecordingSplit cut(Replay replay) {
        return new RecordingSplit(
                replay.recording(),
                replay.tail().toMillis(),
                replay.options().disorder().toMillis(),
                BEFORE);
    }

    /** The job between a source and sinks. */
    static StreamGraph graph(Replay replay, HaltingSource source, Sinks sinks) {
        StreamExecutionEnvironment environment = environment(replay.parallelism());
        var ingested = environment
                .fromSource(source, IngestWatermarks.bounded(replay.options().disorder()), RecordingSource.UID)
                .uid(RecordingSource.UID)
                .setParallelism(1);
        new KairosTopology(replay.assistants(), replay.patterns(), replay.options())
                .define(ingested, Control.none(ingested), sinks);
        return environment.getStreamGraph();
    }

    /** An environment with RocksDB and checkpoints, in which a failure is final. */
    public static StreamExecutionEnvironment environment(int parallelism) {
        Configuration configuration = new Configuration();
        configuration.set(StateBackendOptions.STATE_BACKEND, "rocksdb");
        // without an interval Flink aligns nothing, and a savepoint would hold some records twice
        configuration.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, Duration.ofSeconds(1));
        configuration.set(RestartStrategyOptions.RESTART_STRATEGY, "none");
        configuration.set(PipelineOptions.GENERIC_TYPES, false);
        configuration.set(PipelineOptions.AUTO_GENERATE_UIDS, false);
        configuration.set(CheckpointingOptions.FS_SMALL_FILE_THRESHOLD, MemorySize.ofMebiBytes(1));
        StreamExecutionEnvironment environment = StreamExecutionEnvironment.getExecutionEnvironment(configuration);
        environment.setParallelism(parallelism);
        environment.setMaxParallelism(128);
        return environment;
    }

    /**
     * Puts JSON lines into a queue that the test shares.
     *
     * @param lines the queue
     * @param isCommitted whether only what a checkpoint has made final
     */
    record QueueSinks(SharedReference<Queue<String>> lines, boolean isCommitted) implements Sinks {
        /** Sinks that take every line at once. */
        static QueueSinks of(SharedReference<Queue<String>> lines) {
            return new QueueSinks(lines, false);
        }

        @Override
        public void decisions(DataStream<Decision> decisions) {
            write(decisions, DecisionJson::write, "decisions");
        }

        @Override
        public void interventions(DataStream<Intervention> interventions) {
            write(interventions, InterventionJson::write, "interventions");
        }

        @Override
        public void outcomes(DataStream<Outcome> outcomes) {
            write(outcomes, OutcomeJson::write, "outcomes");
        }

        @Override
        public void returned(DataStream<SessionEvent> events) {
            write(events, SessionEventJson::write, "returned");
        }

        @Override
        public void deadLetters(DataStream<DeadLetter> deadLetters) {
            deadLetters.sinkTo(new DiscardingSink<>()).uid("dead-letters");
        }

        private <T> void write(DataStream<T> records, MapFunction<T, String> json, String uid) {
            SharedReference<Queue<String>> queue = lines;
            records.map(json)
                    .returns(Types.STRING)
                    .uid(uid + "-json")
                    .map(isCommitted ? new CommittedLines(queue) : line -> queue.applySync(all -> all.add(line)))
                    .returns(Types.BOOLEAN)
                    .uid(uid + "-queue")
                    .sinkTo(new DiscardingSink<>())
                    .uid(uid);
        }
    }
}
