package dev.kairos.jobs.replay;

import dev.kairos.core.decision.Decision;
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
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.flink.api.common.JobID;
import org.apache.flink.runtime.jobmaster.JobResult;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.graph.StreamGraph;
import org.apache.flink.util.FlinkException;
import org.apache.flink.util.OptionalFailure;
import org.apache.flink.util.SerializedValue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs replays on an embedded cluster, one at a time. */
public final class ReplayRunner {
    private static final long LOOK_MILLIS = 200;
    private static final Logger LOG = LoggerFactory.getLogger(ReplayRunner.class);

    private final Progress progress;

    /** @param progress told how many decisions have been taken */
    public ReplayRunner(Progress progress) {
        this.progress = progress;
    }

    /** Whoever shows how far a replay has come. */
    @FunctionalInterface
    public interface Progress {
        /** Told from time to time. */
        void decisions(long count);
    }

    /**
     * Replays a recording and writes its four output files into a folder.
     *
     * @throws IOException if files cannot be read or written
     * @throws ExecutionException if the job failed
     */
    public void run(Replay replay, Path target) throws IOException, ExecutionException, InterruptedException {
        Path scratch = Files.createTempDirectory("kairos-replay-");
        Thread cleaner = new Thread(() -> clean(scratch), "kairos-cleaner");
        Runtime.getRuntime().addShutdownHook(cleaner);
        try {
            StreamExecutionEnvironment environment = EmbeddedCluster.environment(replay.parallelism(), scratch);
            Path parts = scratch.resolve("parts");
            define(replay, environment, new FileSinks(parts));
            execute(environment, replay.parallelism(), scratch);
            ReplayOutput.merge(parts, target);
        } finally {
            Runtime.getRuntime().removeShutdownHook(cleaner);
            clean(scratch);
        }
    }

    /** Defines the replay's job in an environment. */
    public static void define(Replay replay, StreamExecutionEnvironment environment, Sinks sinks) {
        DataStream<Ingested> ingested = environment
                .fromSource(
                        new RecordingSource(
                                replay.recording(),
                                replay.tail(),
                                replay.options().disorder()),
                        IngestWatermarks.bounded(replay.options().disorder()),
                        RecordingSource.UID)
                .uid(RecordingSource.UID)
                .setParallelism(1);
        new KairosTopology(replay.assistants(), replay.patterns(), replay.options())
                .define(ingested, Control.none(environment), new CountingSinks(sinks));
    }

    private void execute(StreamExecutionEnvironment environment, int parallelism, Path scratch)
            throws ExecutionException, InterruptedException {
        StreamGraph job = environment.getStreamGraph();
        job.setJobName("kairos replay");
        try (MiniCluster cluster = EmbeddedCluster.cluster(parallelism, scratch)) {
            cluster.start();
            JobID id = cluster.submitJob(job.getJobGraph()).get().getJobID();
            await(cluster, id).toJobExecutionResult(ReplayRunner.class.getClassLoader());
        } catch (InterruptedException | ExecutionException e) {
            throw e;
        } catch (Exception e) {
            throw new ExecutionException("the replay failed", e);
        }
    }

    private JobResult await(MiniCluster cluster, JobID id) throws ExecutionException, InterruptedException {
        CompletableFuture<JobResult> result = cluster.requestJobResult(id);
        while (true) {
            try {
                return result.get(LOOK_MILLIS, TimeUnit.MILLISECONDS);
            } catch (TimeoutException stillRunning) {
                show(cluster, id);
            }
        }
    }

    private void show(MiniCluster cluster, JobID id) throws InterruptedException {
        try {
            SerializedValue<OptionalFailure<Object>> count = cluster.getExecutionGraph(id)
                    .get()
                    .getAccumulatorsSerialized()
                    .get(CountDecisions.UID);
            if (count != null
                    && count.deserializeValue(ReplayRunner.class.getClassLoader())
                                    .get()
                            instanceof Long decisions) {
                progress.decisions(decisions);
            }
        } catch (ExecutionException | IOException | ClassNotFoundException | FlinkException unknown) {
            LOG.debug("the progress of {} is unknown", id, unknown);
        }
    }

    private static void clean(Path scratch) {
        try {
            if (Files.exists(scratch)) {
                OutputDirectory.delete(scratch);
            }
        } catch (IOException e) {
            System.err.println("kairos: the temporary folder " + scratch + " could not be removed: " + e.getMessage());
        }
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
        public void deadLetters(DataStream<DeadLetter> deadLetters) {
            sinks.deadLetters(deadLetters);
        }
    }
}
