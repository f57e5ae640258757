package dev.kairos.core.admit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.kairos.core.event.SessionEvent;
import dev.kairos.core.ingest.EventTime;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a person wants, as their newest CONSENT event says. An attribute that it does not have is unset, and one that
 * cannot be read counts as unset too.
 *
 * @param time event time of that event, ms; {@link Long#MIN_VALUE} before the first
 * @param event its id; empty before the first
 * @param attributes its attributes, nested values as JSON text
 */
public record Wishes(long time, String event, Map<String, String> attributes) {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    public Wishes {
        attributes = Map.copyOf(attributes);
    }

    /** Nothing was ever said. */
    public static Wishes none() {
        return new Wishes(Long.MIN_VALUE, "", Map.of());
    }

    /** The wishes in a CONSENT event. */
    public static Wishes of(SessionEvent consent) {
        return new Wishes(consent.time(), consent.id(), consent.attributes());
    }

    /** Whether these are the newer ones; of two in one millisecond the one with the larger id. */
    public boolean supersedes(Wishes other) {
        return time == other.time ? event.compareTo(other.event) > 0 : time > other.time;
    }

    /** Yes, no, or null if unset. */
    public @Nullable Boolean flag(String name) {
        String value = attributes.get(name);
        return "true".equalsIgnoreCase(value) ? Boolean.TRUE : "false".equalsIgnoreCase(value) ? Boolean.FALSE : null;
    }

    /** A text, or null if unset. */
    public @Nullable String text(String name) {
        return attributes.get(name);
    }

    /** A number, or null if unset. */
    public @Nullable Double number(String name) {
        return asNumber(attributes.get(name));
    }

    /** An instant in ms, ISO 8601 with a zone or epoch milliseconds, or null if unset. */
    public @Nullable Long time(String name) {
        String value = attributes.get(name);
        if (value == null) {
            return null;
        }
        Long instant = EventTime.parse(value);
        Double millis = instant == null ? asNumber(value) : null;
        return millis == null ? instant : Long.valueOf(millis.longValue());
    }

    /** The person's time zone, or null if unset or none that exists. */
    public @Nullable ZoneId zone() {
        return zone(attributes.get("timezone"));
    }

    /** The time zone of that name, or null if there is none. */
    public static @Nullable ZoneId zone(@Nullable String name) {
        try {
            return name == null || name.isEmpty() ? null : ZoneId.of(name);
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** Words: a JSON array, or a text with commas; empty if unset. */
    public List<String> words(String name) {
        String value = attributes.get(name);
        if (value == null) {
            return List.of();
        }
        JsonNode node = json(value);
        List<String> words = new ArrayList<>();
        if (node != null && node.isArray()) {
            node.forEach(word -> words.add(word.asText()));
        } else {
            for (String word : value.split(",")) {
                words.add(word.strip());
            }
        }
        return words;
    }

    /** Whether the person agreed to something in particular, under {@code consents}; null if unset. */
    public @Nullable Boolean agreedTo(String what) {
        JsonNode node = json(attributes.get("consents"));
        JsonNode answer = node == null ? MissingNode.getInstance() : node.path(what);
        return answer.isBoolean() ? Boolean.valueOf(answer.booleanValue()) : null;
    }

    /**
     * The quiet hours, or null if unset.
     *
     * @throws IllegalArgumentException if they cannot be read
     */
    public @Nullable QuietHours quietHours() {
        String value = attributes.get("quietHours");
        if (value == null) {
            return null;
        }
        JsonNode node = json(value);
        if (node == null) {
            throw new IllegalArgumentException("quietHours is '" + value + "', expected " + QuietHours.EXPECTED);
        }
        return QuietHours.of(node);
    }

    private static @Nullable JsonNode json(@Nullable String text) {
        try {
            return text == null ? null : JSON.readTree(text);
        } catch (JsonProcessingException e) {
            return null;
        }
    }

    static @Nullable Double asNumber(@Nullable String text) {
        try {
            double value = text == null ? Double.NaN : Double.parseDouble(text);
            return Double.isFinite(value) ? Double.valueOf(value) : null;
        } catch (NumberFormatException e) {
            return null;
        }
    }
}
