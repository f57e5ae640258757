package dev.kairos.jobs.bench;

import dev.kairos.core.assistant.AssistantSpec;
import dev.kairos.core.ingest.Limits;
import dev.kairos.core.json.SessionEventJson;
import dev.kairos.core.time.WallClock;
import dev.kairos.jobs.cli.Installation;
import dev.kairos.jobs.recording.Recording;
import dev.kairos.jobs.replay.EmbeddedCluster;
import dev.kairos.jobs.replay.FileSinks;
import dev.kairos.jobs.replay.Replay;
import dev.kairos.jobs.replay.ReplayRunner;
import dev.kairos.jobs.topology.TopologyOptions;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * The whole topology with the moderator, cues only, exactly-once files, beside a job that parses the same JSON, keys it,
 * updates one value per session and writes a line for each event.
 */
final class PipelineBench implements Bench {
    private static final double NANOS = 1e9;
    private static final int EVENTS_OF_A_SESSION = 200;
    private static final String ROCKSDB = "rocksdb";

    private final String backend;

    /** @param backend state backend of both sides: rocksdb or hashmap */
    PipelineBench(String backend) {
        this.backend = backend;
    }

    @Override
    public String name() {
        return backend.equals(ROCKSDB) ? "pipeline" : "pipeline-heap";
    }

    @Override
    public String description() {
        return "events/s of the moderator's whole topology : a job that parses, keys, counts and writes; state on "
                + (backend.equals(ROCKSDB) ? "RocksDB" : "the heap");
    }

    @Override
    public int size() {
        return 200_000;
    }

    @Override
    public Prepared prepare(int size) throws Exception {
        EmbeddedCluster cluster = new EmbeddedCluster(1, backend);
        Path recording = record(cluster.newFolder().resolve("talk.jsonl"), size);
        Replay replay = replay(recording);
        return new Prepared(
                List.of(
                        new Side("kairosEventsPerSecond", () -> kairos(cluster, replay, size)),
                        new Side("bareEventsPerSecond", () -> bare(cluster, recording, size))),
                List.of(new Ratio("kairosOverBare", "kairosEventsPerSecond", "bareEventsPerSecond")),
                cluster);
    }

    private static Path record(Path file, int size) throws IOException {
        List<String> texts = SmallTalk.texts(Math.min(size, 20_000));
        int sessions = Math.max(1, size / EVENTS_OF_A_SESSION);
        try (BufferedWriter writer = Files.newBufferedWriter(file)) {
            for (int i = 0; i < size; i++) {
                writer.write(SessionEventJson.write(SmallTalk.event(i, sessions, texts.get(i % texts.size()))));
                writer.write('\n');
            }
        }
        return file;
    }

    private static Replay replay(Path recording) {
        Installation installation = Installation.here();
        Path file = installation.assistants().get("moderator");
        if (file == null) {
            throw new IllegalStateException("there is no assistant 'moderator', but "
                    + installation.assistants().keySet());
        }
        AssistantSpec moderator = installation.assistant(file);
        return new Replay(
                List.of(moderator),
                installation.patternsOf(moderator),
                Recording.of(
                        recording,
                        "events",
                        Limits.startingAt(WallClock.system().instant())),
                1,
                TopologyOptions.defaults());
    }

    private static double kairos(EmbeddedCluster cluster, Replay replay, int size) throws Exception {
        StreamExecutionEnvironment environment = cluster.environment(1);
        ReplayRunner.define(replay, environment, new FileSinks(cluster.newFolder()));
        return rate(cluster, environment, size);
    }

    private static double bare(EmbeddedCluster cluster, Path recording, int size) throws Exception {
        StreamExecutionEnvironment environment = cluster.environment(1);
        BareJob.define(environment, recording, cluster.newFolder());
        return rate(cluster, environment, size);
    }

    private static double rate(EmbeddedCluster cluster, StreamExecutionEnvironment environment, int size)
            throws Exception {
        long start = WallClock.nanos();
        cluster.execute(environment, "bench pipeline", decisions -> {});
        return size / ((WallClock.nanos() - start) / NANOS);
    }
}
