package dev.kairos.jobs.live;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.kairos.core.assistant.PatternReader;
import dev.kairos.core.assistant.PatternSpec;
import dev.kairos.core.assistant.YamlDocument.InvalidFileException;
import dev.kairos.core.ingest.DeadLetter;
import dev.kairos.core.ingest.DeadLetter.Origin;
import dev.kairos.core.ingest.DeadLetter.Reason;
import dev.kairos.core.ingest.Redaction;
import dev.kairos.core.json.RecordSchema;
import dev.kairos.core.slot.ParameterSet;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.api.common.serialization.DeserializationSchema.InitializationContext;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** From a control record to a change. What cannot be used is refused, and the job goes on as it was. */
final class ControlDeserializer implements KafkaRecordDeserializationSchema<ControlChange> {
    private static final long serialVersionUID = 1L;
    private static final byte[] NOTHING = {};

    @SuppressWarnings("NullAway.Init") // open() comes before the first record
    private transient JsonMapper mapper;

    @SuppressWarnings("NullAway.Init")
    private transient RecordSchema.Validator schema;

    @Override
    public void open(InitializationContext context) {
        mapper = JsonMapper.builder().build();
        schema = RecordSchema.CONTROL.validator();
    }

    @Override
    public void deserialize(ConsumerRecord<byte[], byte[]> record, Collector<ControlChange> out) {
        Origin origin = new Origin(record.topic(), record.partition(), record.offset());
        String raw = new String(record.value() == null ? NOTHING : record.value(), StandardCharsets.UTF_8);
        try {
            JsonNode json = mapper.readTree(raw);
            List<String> problems = schema.problems(json);
            out.collect(
                    problems.isEmpty()
                            ? change(json, origin, raw)
                            : refused(Reason.SCHEMA, String.join("; ", problems), origin, raw));
        } catch (JsonProcessingException broken) {
            out.collect(refused(Reason.NOT_JSON, "not one JSON value: " + broken.getOriginalMessage(), origin, raw));
        }
    }

    private static ControlChange change(JsonNode json, Origin origin, String raw) {
        String id = json.get("id").textValue();
        int version = json.get("version").intValue();
        long from = Instant.parse(json.get("effective").textValue()).toEpochMilli();
        if (json.has("pattern")) {
            return pattern(json.get("pattern").textValue(), id, version, from, origin, raw);
        }
        if (json.has("parameters")) {
            return parameters(json.get("parameters"), id, version, from, origin, raw);
        }
        return refused(
                Reason.UNUSABLE_RECORD,
                "an assistant is not changed while the job runs; stop the job with a savepoint and start it with the"
                        + " new file",
                origin,
                raw);
    }

    private static ControlChange pattern(String text, String id, int version, long from, Origin origin, String raw) {
        try {
            PatternSpec pattern = PatternReader.spec(origin.source(), text);
            return pattern.id().equals(id) && pattern.version() == version
                    ? new ControlChange(pattern.from(from), null, null)
                    : refused(
                            Reason.UNUSABLE_RECORD,
                            "the record is about " + id + "@" + version + ", its pattern is " + pattern.name(),
                            origin,
                            raw);
        } catch (InvalidFileException invalid) {
            return refused(Reason.UNUSABLE_RECORD, String.valueOf(invalid.getMessage()), origin, raw);
        }
    }

    private static ControlChange parameters(
            JsonNode parameters, String id, int version, long from, Origin origin, String raw) {
        Map<String, Double> values = new TreeMap<>();
        for (Map.Entry<String, JsonNode> parameter : parameters.properties()) {
            if (!parameter.getValue().isNumber()) {
                return refused(
                        Reason.UNUSABLE_RECORD,
                        "parameter '" + parameter.getKey() + "' is " + parameter.getValue() + "; expected a number",
                        origin,
                        raw);
            }
            values.put(parameter.getKey(), parameter.getValue().doubleValue());
        }
        return new ControlChange(null, new ParameterSet(id, version, from, values), null);
    }

    private static ControlChange refused(Reason reason, String message, Origin origin, String raw) {
        return new ControlChange(
                null,
                null,
                new DeadLetter(reason, Redaction.ON.apply(message), origin, Redaction.ON.apply(raw), false));
    }

    @Override
    public TypeInformation<ControlChange> getProducedType() {
        return TypeInformation.of(ControlChange.class);
    }
}
