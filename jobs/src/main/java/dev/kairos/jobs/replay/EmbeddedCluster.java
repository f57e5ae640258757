package dev.kairos.jobs.replay;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.flink.api.common.JobID;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.configuration.WebOptions;
import org.apache.flink.runtime.client.JobExecutionException;
import org.apache.flink.runtime.jobmaster.JobResult;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.graph.StreamGraph;
import org.apache.flink.util.FileUtils;
import org.apache.flink.util.FlinkException;
import org.apache.flink.util.OptionalFailure;
import org.apache.flink.util.SerializedValue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A Flink mini-cluster inside this process: RocksDB, exactly-once checkpoints, loopback only. It runs one job after
 * another and removes its files when it is closed, or when the process is ended.
 */
public final class EmbeddedCluster implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedCluster.class);
    private static final Duration CHECKPOINT_INTERVAL = Duration.ofSeconds(1);
    private static final String ROCKSDB = "rocksdb";
    private static final int RESTARTS = 3;
    private static final int MAX_PARALLELISM = 128;
    private static final long LOOK_MILLIS = 200;

    private final Configuration configuration;
    private final int slots;
    private final Path scratch;
    private final MiniCluster cluster;
    private final Thread cleaner;

    /**
     * Starts a cluster.
     *
     * @param slots largest parallelism of a job
     * @throws IllegalArgumentException if it is out of range
     * @throws IOException if its folder cannot be made
     * @throws ExecutionException if it does not start
     */
    public EmbeddedCluster(int slots) throws IOException, ExecutionException {
        this(slots, ROCKSDB);
    }

    /**
     * Starts a cluster that keeps its state elsewhere.
     *
     * @param slots largest parallelism of a job
     * @param stateBackend Flink's name of the state backend: rocksdb or hashmap
     * @throws IllegalArgumentException if the parallelism is out of range
     * @throws IOException if its folder cannot be made
     * @throws ExecutionException if it does not start
     */
    public EmbeddedCluster(int slots, String stateBackend) throws IOException, ExecutionException {
        if (slots < 1 || slots > MAX_PARALLELISM) {
            throw new IllegalArgumentException("parallelism is " + slots + ", expected 1 to " + MAX_PARALLELISM);
        }
        this.slots = slots;
        this.scratch = Files.createTempDirectory("kairos-cluster-");
        this.configuration = configuration(slots, scratch, stateBackend);
        this.cluster = new MiniCluster(new MiniClusterConfiguration.Builder()
                .setConfiguration(configuration)
                .setNumTaskManagers(1)
                .setNumSlotsPerTaskManager(slots)
                .build());
        this.cleaner = new Thread(this::clean, "kairos-cleaner");
        Runtime.getRuntime().addShutdownHook(cleaner);
        try {
            cluster.start();
        } catch (Exception e) {
            throw new ExecutionException("the embedded cluster does not start", e);
        }
    }

    /** Folder for a job's own files; removed with the cluster. */
    public Path newFolder() throws IOException {
        return Files.createTempDirectory(scratch, "job-");
    }

    /**
     * An environment in which a job for this cluster is defined.
     *
     * @throws IllegalArgumentException if the cluster has fewer slots
     */
    public StreamExecutionEnvironment environment(int parallelism) {
        if (parallelism < 1 || parallelism > slots) {
            throw new IllegalArgumentException("parallelism is " + parallelism + ", expected 1 to " + slots);
        }
        StreamExecutionEnvironment environment = StreamExecutionEnvironment.getExecutionEnvironment(configuration);
        environment.setParallelism(parallelism);
        environment.setMaxParallelism(MAX_PARALLELISM);
        return environment;
    }

    /**
     * Runs a job to its end.
     *
     * @param progress told the job's {@link CountDecisions} from time to time
     * @throws ExecutionException if the job failed
     */
    public void execute(StreamExecutionEnvironment environment, String name, Progress progress)
            throws ExecutionException, InterruptedException {
        StreamGraph job = environment.getStreamGraph();
        job.setJobName(name);
        JobID id = cluster.submitJob(job.getJobGraph()).get().getJobID();
        CompletableFuture<JobResult> result = cluster.requestJobResult(id);
        while (true) {
            try {
                result.get(LOOK_MILLIS, TimeUnit.MILLISECONDS)
                        .toJobExecutionResult(EmbeddedCluster.class.getClassLoader());
                return;
            } catch (TimeoutException stillRunning) {
                show(id, progress);
            } catch (JobExecutionException | IOException | ClassNotFoundException e) {
                throw new ExecutionException("the job '" + name + "' failed", e);
            }
        }
    }

    private void show(JobID id, Progress progress) throws InterruptedException {
        try {
            SerializedValue<OptionalFailure<Object>> count = cluster.getExecutionGraph(id)
                    .get()
                    .getAccumulatorsSerialized()
                    .get(CountDecisions.UID);
            ClassLoader loader = EmbeddedCluster.class.getClassLoader();
            if (count != null && count.deserializeValue(loader).get() instanceof Long decisions) {
                progress.decisions(decisions);
            }
        } catch (ExecutionException | IOException | ClassNotFoundException | FlinkException unknown) {
            LOG.debug("the progress of {} is unknown", id, unknown);
        }
    }

    @Override
    public void close() {
        try {
            cluster.close();
        } catch (Exception e) {
            LOG.warn("the embedded cluster did not stop cleanly", e);
        }
        clean();
        try {
            Runtime.getRuntime().removeShutdownHook(cleaner);
        } catch (IllegalStateException e) {
            LOG.debug("the process is ending, so the cleaner runs as well", e);
        }
    }

    private synchronized void clean() {
        try {
            FileUtils.deleteDirectory(scratch.toFile());
        } catch (IOException e) {
            LOG.warn("the temporary folder {} could not be removed", scratch, e);
        }
    }

    /** Whoever shows how far a replay has come. */
    @FunctionalInterface
    public interface Progress {
        /** Told from time to time. */
        void decisions(long count);
    }

    /** The cluster's configuration. */
    private static Configuration configuration(int slots, Path scratch, String stateBackend) {
        Configuration configuration = new Configuration();
        configuration.set(StateBackendOptions.STATE_BACKEND, stateBackend);
        configuration.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, CHECKPOINT_INTERVAL);
        configuration.set(
                CheckpointingOptions.CHECKPOINTS_DIRECTORY,
                scratch.resolve("checkpoints").toUri().toString());
        configuration.set(CoreOptions.TMP_DIRS, scratch.resolve("tmp").toString());
        configuration.set(WebOptions.TMP_DIR, scratch.resolve("web").toString());
        configuration.set(PipelineOptions.GENERIC_TYPES, false);
        configuration.set(PipelineOptions.AUTO_GENERATE_UIDS, false);
        configuration.set(RestartStrategyOptions.RESTART_STRATEGY, "fixed-delay");
        configuration.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_ATTEMPTS, RESTARTS);
        configuration.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_DELAY, Duration.ofMillis(100));
        configuration.set(RestOptions.BIND_PORT, "0");
        configuration.set(RestOptions.BIND_ADDRESS, "localhost");
        configuration.set(RestOptions.ADDRESS, "localhost");
        configuration.set(TaskManagerOptions.NUM_TASK_SLOTS, slots);
        configuration.set(TaskManagerOptions.MANAGED_MEMORY_SIZE, MemorySize.ofMebiBytes(256));
        configuration.set(TaskManagerOptions.NETWORK_MEMORY_MIN, MemorySize.ofMebiBytes(128));
        configuration.set(TaskManagerOptions.NETWORK_MEMORY_MAX, MemorySize.ofMebiBytes(128));
        return configuration;
    }
}
