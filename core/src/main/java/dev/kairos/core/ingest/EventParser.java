package dev.kairos.core.ingest;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.kairos.core.event.Actor;
import dev.kairos.core.event.EventType;
import dev.kairos.core.event.Role;
import dev.kairos.core.event.SessionEvent;
import dev.kairos.core.ingest.DeadLetter.Origin;
import dev.kairos.core.ingest.DeadLetter.Reason;
import dev.kairos.core.json.CanonicalJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * From the bytes of one record to an event or a dead letter, and never to an exception: whatever stands in the input,
 * the job goes on. The checks run in a fixed order (size, UTF-8, JSON, shape, limits) and the first that says no gives
 * the reason, so the verdict on a record depends on nothing but the record and the limits.
 *
 * <p>The shape is that of {@code schemas/session-event.schema.json}, checked by hand for speed ({@link EventShape});
 * limits on ids, text, attributes and time are ours to configure and are not part of the schema.
 */
public final class EventParser {
    private final Limits limits;
    private final Redaction redaction;
    private final EventAdmission admission;
    private final JsonMapper mapper;

    public EventParser(Limits limits, Redaction redaction) {
        this.limits = limits;
        this.redaction = redaction;
        this.admission = new EventAdmission(limits, redaction);
        this.mapper = JsonMapper.builder()
                .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
                .build();
        mapper.getFactory()
                .setStreamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(limits.nesting())
                        .build());
    }

    /** Reads one record. */
    public Ingested parse(byte[] record, Origin origin) {
        String line = decode(record);
        if (record.length > limits.lineBytes()) {
            return refuse(
                    Reason.LINE_TOO_LONG,
                    "the record has " + record.length + " bytes, allowed: " + limits.lineBytes(),
                    origin,
                    record,
                    line);
        }
        if (line == null) {
            return refuse(Reason.NOT_UTF8, "the record is not UTF-8", origin, record, null);
        }
        return parse(line, origin, record);
    }

    private Ingested parse(String line, Origin origin, byte[] record) {
        JsonNode json;
        try (JsonParser parser = mapper.getFactory().createParser(line)) {
            json = read(parser);
        } catch (JsonProcessingException broken) {
            boolean isDeep = broken instanceof StreamConstraintsException tooMuch && isNesting(tooMuch);
            String problem = isDeep
                    ? "objects and arrays are nested deeper than " + limits.nesting()
                    : "not one JSON value: " + Excerpt.of(broken.getOriginalMessage());
            return refuse(isDeep ? Reason.TOO_DEEP : Reason.NOT_JSON, problem, origin, record, line);
        } catch (IOException impossible) {
            throw new UncheckedIOException("reading a string in memory", impossible);
        }
        String problem = EventShape.problem(json);
        if (problem != null) {
            return refuse(Reason.SCHEMA, problem, origin, record, line);
        }
        return admit(json, origin, line);
    }

    private JsonNode read(JsonParser parser) throws IOException {
        JsonNode json = mapper.readTree(parser);
        if (json == null) {
            throw new JsonParseException(parser, "the record is empty");
        }
        if (parser.nextToken() != null) {
            throw new JsonParseException(parser, "something follows the first JSON value");
        }
        return json;
    }

    /** Jackson tells its constraints apart by their message only; a test holds it to that. */
    private static boolean isNesting(StreamConstraintsException tooMuch) {
        return tooMuch.getOriginalMessage().startsWith("Document nesting depth");
    }

    private Ingested admit(JsonNode json, Origin origin, String line) {
        JsonNode time = json.get("time");
        Long millis = time.isTextual() ? EventTime.parse(time.textValue()) : epochMillis(time);
        if (millis == null && time.isTextual()) {
            return admission.refuse(
                    Reason.SCHEMA,
                    "field 'time' is '" + Excerpt.of(time.textValue())
                            + "', expected ISO 8601 with a zone, such as 2026-03-04T10:15:02.120Z, or epoch milliseconds",
                    origin,
                    line);
        }
        if (millis == null) {
            return admission.refuse(
                    Reason.TIME_OUT_OF_RANGE, "time is " + Excerpt.of(time.asText()) + " ms", origin, line);
        }
        JsonNode actor = json.get("actor");
        SessionEvent event = new SessionEvent(
                json.get("session").textValue(),
                json.get("id").textValue(),
                millis,
                EventType.valueOf(json.get("type").textValue()),
                new Actor(
                        actor.get("id").textValue(),
                        Role.valueOf(actor.get("role").textValue())),
                json.path("text").textValue(),
                json.path("replyTo").textValue(),
                attributes(json.path("attributes")));
        return admission.admit(event, origin, line);
    }

    private static @Nullable Long epochMillis(JsonNode time) {
        BigDecimal millis = time.decimalValue();
        boolean isLong = millis.abs().compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) <= 0;
        return isLong ? millis.longValue() : null;
    }

    /** Scalars as their text, nested values as canonical JSON; a null attribute is an absent one. */
    private static Map<String, String> attributes(JsonNode attributes) {
        if (attributes.isEmpty()) {
            return Map.of();
        }
        Map<String, String> values = new TreeMap<>();
        for (Map.Entry<String, JsonNode> field : attributes.properties()) {
            JsonNode value = field.getValue();
            if (!value.isNull()) {
                values.put(field.getKey(), value.isContainerNode() ? CanonicalJson.write(value) : value.asText());
            }
        }
        return values;
    }

    private Ingested refuse(Reason reason, String message, Origin origin, byte[] record, @Nullable String line) {
        if (line != null) {
            return admission.refuse(reason, message, origin, line);
        }
        // ISO 8859-1 maps every byte to one character and back, so that what is redacted in it stays decodable
        byte[] redacted =
                redaction.apply(new String(record, StandardCharsets.ISO_8859_1)).getBytes(StandardCharsets.ISO_8859_1);
        return Ingested.refused(
                new DeadLetter(reason, message, origin, Base64.getEncoder().encodeToString(redacted), true));
    }

    /** The text, or null if the bytes are not UTF-8: no replacement characters, no overlong forms, no surrogates. */
    private static @Nullable String decode(byte[] record) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(record))
                    .toString();
        } catch (CharacterCodingException broken) {
            return null;
        }
    }
}
