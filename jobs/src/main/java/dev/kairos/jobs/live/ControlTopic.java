package dev.kairos.jobs.live;

import dev.kairos.core.assistant.PatternSpec;
import dev.kairos.core.ingest.DeadLetter;
import dev.kairos.core.slot.ParameterSet;
import dev.kairos.jobs.topology.KairosTopology.Control;
import dev.kairos.operators.live.WithoutTime;
import java.util.Objects;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.KafkaSourceBuilder;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * The topic of control, read twice. What it holds when the job starts is read as a stream that ends; until then it has
 * no watermark, and so nobody decides before the patterns and parameters of that time are known. What is added later is
 * read by the second, which begins at the same place, has no part in time, and holds up nobody; a change that comes
 * twice changes nothing.
 *
 * @param changes patterns and parameters
 * @param refused what could not be used
 */
record ControlTopic(Control changes, DataStream<DeadLetter> refused) {
    static final String HISTORY_UID = "control-history";
    static final String UID = "control";
    private static final String WITHOUT_TIME_UID = "control-without-time";

    static ControlTopic in(StreamExecutionEnvironment environment, LiveConfiguration configuration) {
        DataStream<ControlChange> history =
                read(environment, source(configuration).setBounded(OffsetsInitializer.latest()), HISTORY_UID);
        DataStream<ControlChange> later = read(environment, source(configuration), UID);
        DataStream<ControlChange> all =
                history.union(later.transform(WITHOUT_TIME_UID, later.getType(), new WithoutTime<>())
                        .setParallelism(1)
                        .uid(WITHOUT_TIME_UID)
                        .name(WITHOUT_TIME_UID));
        return new ControlTopic(
                new Control(
                        all.filter(change -> change.parameters() != null)
                                .setParallelism(1)
                                .uid("control-with-parameters")
                                .map(change -> Objects.requireNonNull(change.parameters()))
                                .returns(ParameterSet.class)
                                .setParallelism(1)
                                .uid("control-parameters"),
                        all.filter(change -> change.pattern() != null)
                                .setParallelism(1)
                                .uid("control-with-pattern")
                                .map(change -> Objects.requireNonNull(change.pattern()))
                                .returns(PatternSpec.class)
                                .setParallelism(1)
                                .uid("control-patterns"),
                        true),
                all.filter(change -> change.refused() != null)
                        .setParallelism(1)
                        .uid("control-with-refusal")
                        .map(change -> Objects.requireNonNull(change.refused()))
                        .returns(DeadLetter.class)
                        .setParallelism(1)
                        .uid("control-refusals"));
    }

    private static KafkaSourceBuilder<ControlChange> source(LiveConfiguration configuration) {
        return KafkaSource.<ControlChange>builder()
                .setProperties(configuration.kafka().consumer())
                .setProperty("commit.offsets.on.checkpoint", "false")
                .setGroupId(configuration.kafka().group())
                .setTopics(configuration.topics().control())
                .setStartingOffsets(OffsetsInitializer.earliest())
                .setDeserializer(new ControlDeserializer());
    }

    private static DataStream<ControlChange> read(
            StreamExecutionEnvironment environment, KafkaSourceBuilder<ControlChange> source, String uid) {
        return environment
                .fromSource(source.build(), WatermarkStrategy.noWatermarks(), uid)
                .uid(uid)
                .setParallelism(1);
    }
}
