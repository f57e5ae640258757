package dev.kairos.jobs.live;

import dev.kairos.core.ingest.Limits;
import dev.kairos.jobs.topology.TopologyOptions;
import java.io.Serializable;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is set about a job on live input.
 *
 * @param kafka how the brokers are reached
 * @param topics names of the topics
 * @param topology what the stages keep to; live
 * @param limits limits on events; how far ahead one may lie is not among them
 * @param ahead how far an event time may lie ahead of its record's time stamp
 * @param isRedacted whether personal data and secrets are taken out
 * @param logsWaiting whether decisions to wait are written
 * @param alignment how far one partition may run ahead of the slowest; null without a limit
 * @param checkpointInterval time from checkpoint to checkpoint where the cluster has none set
 */
public record LiveConfiguration(
        KafkaAccess kafka,
        Topics topics,
        TopologyOptions topology,
        Limits limits,
        Duration ahead,
        boolean isRedacted,
        boolean logsWaiting,
        @Nullable Duration alignment,
        Duration checkpointInterval)
        implements Serializable {
    private static final long serialVersionUID = 1L;

    /** Names of the topics. */
    public record Topics(
            String events, String decisions, String interventions, String outcomes, String deadLetters, String control)
            implements Serializable {
        private static final long serialVersionUID = 1L;

        /** Topics that the job writes to: all but that of control. */
        List<String> written() {
            return List.of(events, decisions, interventions, outcomes, deadLetters);
        }
    }
}
