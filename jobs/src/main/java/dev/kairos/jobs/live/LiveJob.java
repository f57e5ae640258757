package dev.kairos.jobs.live;

import dev.kairos.core.assistant.AssistantSpec;
import dev.kairos.core.assistant.PatternSpec;
import dev.kairos.core.ingest.Ingested;
import dev.kairos.jobs.topology.KairosTopology;
import dev.kairos.jobs.topology.LiveOptions;
import dev.kairos.jobs.topology.Sinks;
import dev.kairos.operators.ingest.IngestWatermarks;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.kafka.clients.consumer.OffsetResetStrategy;

/**
 * The job from Kafka to Kafka.
 *
 * @param assistants assistants of the job
 * @param patterns patterns that they name
 * @param configuration what is set about it
 */
public record LiveJob(List<AssistantSpec> assistants, List<PatternSpec> patterns, LiveConfiguration configuration) {
    static final String EVENTS_UID = "kafka-events";

    /** Name of the job, as a cluster lists it. */
    public String name() {
        return assistants.stream().map(AssistantSpec::name).collect(Collectors.joining(", ", "kairos: ", ""));
    }

    /**
     * Defines the job in an environment.
     *
     * @param partitions partitions of the topic of events: more readers would have nothing to read
     */
    public void define(StreamExecutionEnvironment environment, int partitions) {
        define(environment, partitions, sinks -> sinks);
    }

    /** Defines the job with something in between it and its sinks. */
    void define(StreamExecutionEnvironment environment, int partitions, UnaryOperator<Sinks> between) {
        if (!environment.getCheckpointConfig().isCheckpointingEnabled()) {
            environment.enableCheckpointing(configuration.checkpointInterval().toMillis());
        }
        DataStream<Ingested> ingested = events(environment, Math.min(partitions, environment.getParallelism()));
        ControlTopic control = ControlTopic.in(environment, configuration);
        KafkaSinks sinks = new KafkaSinks(configuration);
        new KairosTopology(assistants, patterns, configuration.topology())
                .define(ingested, control.changes(), between.apply(sinks));
        sinks.refusals(control.refused());
        sinks.close();
    }

    private DataStream<Ingested> events(StreamExecutionEnvironment environment, int readers) {
        LiveOptions live = Objects.requireNonNull(configuration.topology().live());
        return environment
                .fromSource(
                        KafkaSource.<Ingested>builder()
                                .setProperties(configuration.kafka().consumer())
                                .setGroupId(configuration.kafka().group())
                                .setTopics(configuration.topics().events())
                                .setStartingOffsets(start())
                                .setDeserializer(new EventDeserializer(
                                        configuration.limits(), configuration.ahead(), configuration.isRedacted()))
                                .build(),
                        watermarks(live),
                        EVENTS_UID)
                .uid(EVENTS_UID)
                .setParallelism(readers);
    }

    private WatermarkStrategy<Ingested> watermarks(LiveOptions live) {
        WatermarkStrategy<Ingested> bounded =
                IngestWatermarks.bounded(configuration.topology().disorder()).withIdleness(live.quiet());
        Duration alignment = configuration.alignment();
        return alignment == null ? bounded : bounded.withWatermarkAlignment(EVENTS_UID, alignment);
    }

    @SuppressWarnings("deprecation") // the connector asks for Kafka's old enum
    private OffsetsInitializer start() {
        return switch (configuration.kafka().start()) {
            case COMMITTED -> OffsetsInitializer.committedOffsets(OffsetResetStrategy.EARLIEST);
            case EARLIEST -> OffsetsInitializer.earliest();
            case LATEST -> OffsetsInitializer.latest();
        };
    }
}
