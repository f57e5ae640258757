package dev.kairos.jobs.live;

import dev.kairos.core.event.SessionEvent;
import dev.kairos.core.ingest.DeadLetter;
import dev.kairos.core.ingest.DeadLetter.Origin;
import dev.kairos.core.ingest.EventAdmission;
import dev.kairos.core.ingest.EventParser;
import dev.kairos.core.ingest.Ingested;
import dev.kairos.core.ingest.Limits;
import dev.kairos.core.ingest.Redaction;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.apache.flink.api.common.serialization.DeserializationSchema.InitializationContext;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * From a record of a topic to an event or a dead letter. How far ahead an event time may lie is measured from the time
 * stamp that Kafka keeps of the record, so that a record gets the same verdict whenever it is read.
 */
final class EventDeserializer implements KafkaRecordDeserializationSchema<Ingested> {
    private static final long serialVersionUID = 1L;
    private static final byte[] NOTHING = {};

    private final Limits limits;
    private final long ahead;
    private final boolean isRedacted;
    private transient EventParser parser;
    private transient EventAdmission admission;

    /**
     * @param limits limits on events
     * @param ahead how far an event time may lie ahead of the record's time stamp
     * @param isRedacted whether personal data and secrets are taken out
     */
    @SuppressWarnings("NullAway.Init") // open() comes before the first record
    EventDeserializer(Limits limits, Duration ahead, boolean isRedacted) {
        this.limits = limits;
        this.ahead = ahead.toMillis();
        this.isRedacted = isRedacted;
    }

    @Override
    public void open(InitializationContext context) {
        Redaction redaction = isRedacted ? Redaction.ON : Redaction.OFF;
        parser = new EventParser(limits, redaction);
        admission = new EventAdmission(limits, redaction);
    }

    @Override
    public void deserialize(ConsumerRecord<byte[], byte[]> record, Collector<Ingested> out) {
        byte[] value = record.value() == null ? NOTHING : record.value();
        Origin origin = new Origin(record.topic(), record.partition(), record.offset());
        Ingested ingested = parser.parse(value, origin);
        SessionEvent event = ingested.event();
        long latest = record.timestamp() + ahead;
        out.collect(
                event == null || record.timestamp() < 0 || event.time() <= latest
                        ? ingested
                        : admission.refuse(
                                DeadLetter.Reason.TIME_OUT_OF_RANGE,
                                "time is " + event.time() + " ms, allowed: up to " + Instant.ofEpochMilli(latest),
                                origin,
                                new String(value, StandardCharsets.UTF_8)));
    }

    @Override
    public TypeInformation<Ingested> getProducedType() {
        return TypeInformation.of(Ingested.class);
    }
}
