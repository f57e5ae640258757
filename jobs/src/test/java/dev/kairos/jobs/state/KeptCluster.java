package dev.kairos.jobs.state;

import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.common.JobID;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.runtime.jobgraph.SavepointRestoreSettings;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;
import org.apache.flink.runtime.testutils.CommonTestUtils;
import org.apache.flink.streaming.api.graph.StreamGraph;
import org.apache.flink.testutils.junit.SharedReference;

/** A cluster that runs a job to its end, from a savepoint if there is one, or stops it with a savepoint. */
final class KeptCluster implements AutoCloseable {
    private final MiniCluster cluster;

    KeptCluster() throws Exception {
        Configuration configuration = new Configuration();
        configuration.set(RestOptions.BIND_PORT, "0");
        configuration.set(RestOptions.ADDRESS, "localhost");
        cluster = new MiniCluster(new MiniClusterConfiguration.Builder()
                .setConfiguration(configuration)
                .setNumTaskManagers(1)
                .setNumSlotsPerTaskManager(2)
                .build());
        cluster.start();
    }

    void run(StreamGraph graph) throws Exception {
        JobID job = cluster.submitJob(graph.getJobGraph()).get().getJobID();
        cluster.requestJobResult(job).get().toJobExecutionResult(getClass().getClassLoader());
    }

    void run(StreamGraph graph, Path savepoint) throws Exception {
        graph.setSavepointRestoreSettings(
                SavepointRestoreSettings.forPath(savepoint.toAbsolutePath().toString(), false));
        run(graph);
    }

    /**
     * Runs a job until its source has paused, and stops it with a savepoint.
     *
     * @return the savepoint, in a folder of its own under the target
     */
    Path stop(StreamGraph graph, SharedReference<CountDownLatch> pause, Path target) throws Exception {
        JobID job = cluster.submitJob(graph.getJobGraph()).get().getJobID();
        if (!pause.get().await(60, TimeUnit.SECONDS)) {
            throw new IllegalStateException("the source has not paused in 60 s; the job is "
                    + cluster.getJobStatus(job).get());
        }
        CommonTestUtils.waitForAllTaskRunning(cluster, job, true);
        String folder = cluster.stopWithSavepoint(job, target.toUri().toString(), false, SavepointFormatType.CANONICAL)
                .get();
        cluster.requestJobResult(job).get();
        return Path.of(java.net.URI.create(folder));
    }

    @Override
    public void close() throws Exception {
        cluster.close();
    }
}
