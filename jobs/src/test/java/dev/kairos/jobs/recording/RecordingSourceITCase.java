package dev.kairos.jobs.recording;

import static dev.kairos.jobs.recording.RecordingFiles.event;
import static dev.kairos.jobs.recording.RecordingFiles.write;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kairos.core.event.SessionEvent;
import dev.kairos.core.ingest.DeadLetter;
import dev.kairos.core.ingest.Ingested;
import dev.kairos.operators.ingest.IngestWatermarks;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.state.CheckpointListener;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.apache.flink.types.PojoTestUtils;
import org.apache.flink.util.CloseableIterator;
import org.apache.flink.util.Collector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class RecordingSourceITCase {
    @RegisterExtension
    static final MiniClusterExtension CLUSTER = new MiniClusterExtension(new MiniClusterResourceConfiguration.Builder()
            .setNumberTaskManagers(1)
            .setNumberSlotsPerTaskManager(1)
            .build());

    private static final Duration DISORDER = Duration.ofMillis(5);

    @TempDir
    private Path folder;

    /** Writes down each event with the watermark that stood before it. */
    private static class Witness extends ProcessFunction<Ingested, String> {
        @Override
        public void processElement(Ingested ingested, Context context, Collector<String> out) {
            SessionEvent event = ingested.event();
            if (event == null) {
                return;
            }
            long watermark = context.timerService().currentWatermark();
            String time = watermark == Long.MIN_VALUE ? "none" : String.valueOf(watermark - 1_700_000_000_000L);
            out.collect(event.id() + " at " + time);
        }
    }

    /** The same, but fails once, when its first checkpoint is complete. */
    private static final class FailingWitness extends Witness implements CheckpointListener {
        @Override
        public void notifyCheckpointComplete(long checkpoint) {
            if (getRuntimeContext().getTaskInfo().getAttemptNumber() == 0) {
                throw new IllegalStateException("failing after checkpoint " + checkpoint + " on purpose");
            }
        }
    }

    @Test
    void eventsComeInOrderWithWatermarksThatDependOnEventsAlone() throws Exception {
        write(folder, "a.jsonl", event("a", "a1", 10), "no json", event("a", "a3", 30));
        write(folder, "b.jsonl", event("b", "b2", 20), event("b", "late", 2));
        assertThat(run(new Witness())).containsExactly("a1 at none", "b2 at 4", "late at 14", "a3 at 14");
    }

    @Test
    void aRestartLosesAndRepeatsNothingAndKeepsEveryWatermark() throws Exception {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < 20_000; i++) {
            lines.add(event("a", "e" + i, i % 7 == 3 ? i * 10L - 40 : i * 10L));
        }
        write(folder, "a.jsonl", lines.toArray(String[]::new));
        assertThat(run(new FailingWitness())).isEqualTo(run(new Witness())).hasSize(lines.size());
    }

    @Test
    void recordsTravelWithoutKryo() {
        PojoTestUtils.assertSerializedAsPojoWithoutKryo(Ingested.class);
        PojoTestUtils.assertSerializedAsPojoWithoutKryo(SessionEvent.class);
        PojoTestUtils.assertSerializedAsPojoWithoutKryo(DeadLetter.class);
    }

    private List<String> run(Witness witness) throws Exception {
        Configuration configuration = new Configuration();
        configuration.set(PipelineOptions.GENERIC_TYPES, false);
        configuration.set(RestartStrategyOptions.RESTART_STRATEGY, "fixed-delay");
        configuration.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_ATTEMPTS, 1);
        configuration.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_DELAY, Duration.ZERO);
        StreamExecutionEnvironment environment = StreamExecutionEnvironment.getExecutionEnvironment(configuration);
        environment.setParallelism(1);
        environment.enableCheckpointing(20);
        Recording recording = Recording.of(folder, "events", RecordingFiles.LIMITS);
        RecordingSource source = new RecordingSource(recording, Duration.ofSeconds(10), DISORDER);
        List<String> seen = new ArrayList<>();
        try (CloseableIterator<String> found = environment
                .fromSource(source, IngestWatermarks.bounded(DISORDER), "recording")
                .process(witness)
                .returns(Types.STRING)
                .executeAndCollect()) {
            found.forEachRemaining(seen::add);
        }
        return seen;
    }
}
