package dev.kairos.jobs.live;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.apache.flink.connector.kafka.lineage.DefaultKafkaDatasetFacet;
import org.apache.flink.connector.kafka.lineage.DefaultKafkaDatasetIdentifier;
import org.apache.flink.connector.kafka.lineage.KafkaDatasetFacet;
import org.apache.flink.connector.kafka.lineage.KafkaDatasetFacetProvider;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/**
 * Keys and values as UTF-8; which partition a key goes to is Kafka's business, as for every other producer. It says which
 * topics it writes to, because the sink looks there for transactions that a failure left open.
 */
final class OutputSerializer implements KafkaRecordSerializationSchema<OutputRecord>, KafkaDatasetFacetProvider {
    private static final long serialVersionUID = 1L;

    private final ArrayList<String> topics;

    /** @param topics all topics that records go to */
    OutputSerializer(List<String> topics) {
        this.topics = new ArrayList<>(topics);
    }

    @Override
    public ProducerRecord<byte[], byte[]> serialize(
            OutputRecord record, KafkaSinkContext context, @Nullable Long timestamp) {
        String key = record.key();
        return new ProducerRecord<>(
                record.topic(),
                key == null ? null : key.getBytes(StandardCharsets.UTF_8),
                record.value().getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public Optional<KafkaDatasetFacet> getKafkaDatasetFacet() {
        return Optional.of(
                new DefaultKafkaDatasetFacet(DefaultKafkaDatasetIdentifier.ofTopics(topics), new Properties()));
    }
}
