package dev.kairos.jobs.replay;

import dev.kairos.core.decision.Decision;
import dev.kairos.core.event.SessionEvent;
import dev.kairos.core.ingest.DeadLetter;
import dev.kairos.core.ingest.Ingested;
import dev.kairos.core.outcome.Outcome;
import dev.kairos.core.reply.Intervention;
import dev.kairos.jobs.recording.RecordingSource;
import dev.kairos.jobs.topology.KairosTopology;
import dev.kairos.jobs.topology.KairosTopology.Control;
import dev.kairos.jobs.topology.Sinks;
import dev.kairos.operators.ingest.IngestWatermarks;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.ExecutionException;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Runs replays on an embedded cluster, one after another. */
public final class ReplayRunner implements AutoCloseable {
    private final EmbeddedCluster cluster;

    /**
     * Starts the cluster.
     *
     * @param slots largest parallelism of a replay
     */
    public ReplayRunner(int slots) throws IOException, ExecutionException {
        this.cluster = new EmbeddedCluster(slots);
    }

    /**
     * Replays a recording and writes its four output files into a folder.
     *
     * @param progress told how many decisions have been taken
     * @throws IOException if files cannot be read or written
     * @throws ExecutionException if the job failed
     */
    public void run(Replay replay, Path target, EmbeddedCluster.Progress progress)
            throws IOException, ExecutionException, InterruptedException {
        Path parts = cluster.newFolder();
        StreamExecutionEnvironment environment = cluster.environment(replay.parallelism());
        define(replay, environment, new FileSinks(parts));
        cluster.execute(environment, "kairos replay", progress);
        ReplayOutput.merge(parts, target);
    }

    @Override
    public void close() {
        cluster.close();
    }

    /** Defines the replay's job in an environment. */
    public static void define(Replay replay, StreamExecutionEnvironment environment, Sinks sinks) {
        DataStream<Ingested> ingested = environment
                .fromSource(
                        new RecordingSource(replay.recording(), replay.tail(), replay.disorder()),
                        IngestWatermarks.bounded(replay.disorder()),
                        RecordingSource.UID)
                .uid(RecordingSource.UID)
                .setParallelism(1);
        new KairosTopology(replay.assistants(), replay.patterns(), replay.options())
                .define(ingested, Control.none(ingested), new CountingSinks(sinks));
    }

    /** Counts what passes to the decisions. */
    private record CountingSinks(Sinks sinks) implements Sinks {
        @Override
        public void decisions(DataStream<Decision> decisions) {
            sinks.decisions(decisions
                    .map(new CountDecisions())
                    .returns(Decision.class)
                    .uid(CountDecisions.UID)
                    .name(CountDecisions.UID));
        }

        @Override
        public void interventions(DataStream<Intervention> interventions) {
            sinks.interventions(interventions);
        }

        @Override
        public void outcomes(DataStream<Outcome> outcomes) {
            sinks.outcomes(outcomes);
        }

        @Override
        public void returned(DataStream<SessionEvent> events) {
            sinks.returned(events);
        }

        @Override
        public void deadLetters(DataStream<DeadLetter> deadLetters) {
            sinks.deadLetters(deadLetters);
        }
    }
}
