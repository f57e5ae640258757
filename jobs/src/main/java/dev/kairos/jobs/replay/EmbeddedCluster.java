package dev.kairos.jobs.replay;

import java.nio.file.Path;
import java.time.Duration;
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
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** A Flink mini-cluster inside this process: RocksDB, exactly-once checkpoints, loopback only. */
public final class EmbeddedCluster {
    private static final Duration CHECKPOINT_INTERVAL = Duration.ofSeconds(1);
    private static final int RESTARTS = 3;
    private static final int MAX_PARALLELISM = 128;

    private EmbeddedCluster() {}

    /** An environment in which a job for the cluster is defined; it starts nothing. */
    public static StreamExecutionEnvironment environment(int parallelism, Path scratch) {
        StreamExecutionEnvironment environment =
                StreamExecutionEnvironment.getExecutionEnvironment(configuration(parallelism, scratch));
        environment.setParallelism(parallelism);
        environment.setMaxParallelism(MAX_PARALLELISM);
        return environment;
    }

    /**
     * A cluster that is not yet started.
     *
     * @param scratch folder for state and checkpoints; the caller removes it once the cluster is closed
     */
    public static MiniCluster cluster(int parallelism, Path scratch) {
        return new MiniCluster(new MiniClusterConfiguration.Builder()
                .setConfiguration(configuration(parallelism, scratch))
                .setNumTaskManagers(1)
                .setNumSlotsPerTaskManager(parallelism)
                .build());
    }

    /** The cluster's configuration. */
    public static Configuration configuration(int parallelism, Path scratch) {
        Configuration configuration = new Configuration();
        configuration.set(StateBackendOptions.STATE_BACKEND, "rocksdb");
        configuration.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, CHECKPOINT_INTERVAL);
        configuration.set(
                CheckpointingOptions.CHECKPOINTS_DIRECTORY,
                scratch.resolve("checkpoints").toUri().toString());
        configuration.set(CoreOptions.TMP_DIRS, scratch.resolve("tmp").toString());
        configuration.set(WebOptions.TMP_DIR, scratch.resolve("web").toString());
        configuration.set(PipelineOptions.GENERIC_TYPES, false);
        configuration.set(RestartStrategyOptions.RESTART_STRATEGY, "fixed-delay");
        configuration.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_ATTEMPTS, RESTARTS);
        configuration.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_DELAY, Duration.ofMillis(100));
        configuration.set(RestOptions.BIND_PORT, "0");
        configuration.set(RestOptions.BIND_ADDRESS, "localhost");
        configuration.set(RestOptions.ADDRESS, "localhost");
        configuration.set(TaskManagerOptions.NUM_TASK_SLOTS, parallelism);
        configuration.set(TaskManagerOptions.MANAGED_MEMORY_SIZE, MemorySize.ofMebiBytes(256));
        configuration.set(TaskManagerOptions.NETWORK_MEMORY_MIN, MemorySize.ofMebiBytes(128));
        configuration.set(TaskManagerOptions.NETWORK_MEMORY_MAX, MemorySize.ofMebiBytes(128));
        return configuration;
    }
}
