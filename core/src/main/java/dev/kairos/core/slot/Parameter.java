package dev.kairos.core.slot;

import dev.kairos.core.time.Durations;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One parameter of a slot implementation: drives validation, defaults and the generated reference.
 *
 * @param name key in YAML
 * @param kind what values are allowed
 * @param defaultValue value as text when the key is absent; null makes the key mandatory
 * @param description one sentence
 * @param allowed allowed words of a {@link Kind#WORD}, else empty
 */
public record Parameter(
        String name, Kind kind, @Nullable String defaultValue, String description, List<String> allowed) {
    /** Kinds of values. */
    public enum Kind {
        /** A number of any size. */
        NUMBER,
        /** A whole number, 0 or more. */
        COUNT,
        /** A number in [0, 1]. */
        SHARE,
        DURATION,
        TEXT,
        /** One of a list of words. */
        WORD,
        BOOLEAN,
        /** A map from text to text. */
        TABLE,
        /** Another slot specification. */
        SLOT
    }

    public static Parameter of(String name, Kind kind, @Nullable String defaultValue, String description) {
        return new Parameter(name, kind, defaultValue, description, List.of());
    }

    public static Parameter word(String name, List<String> allowed, @Nullable String defaultValue, String description) {
        return new Parameter(name, Kind.WORD, defaultValue, description, List.copyOf(allowed));
    }

    /** What is wrong with a value, or null if nothing is. */
    public @Nullable String objection(Object value) {
        return switch (kind) {
            case NUMBER -> value instanceof Number ? null : expected("a number", value);
            case COUNT -> value instanceof Integer whole && whole >= 0 ? null : expected("a whole number >= 0", value);
            case SHARE ->
                value instanceof Number number && number.doubleValue() >= 0 && number.doubleValue() <= 1
                        ? null
                        : expected("a number from 0 to 1", value);
            case DURATION -> durationObjection(value);
            case TEXT -> value instanceof String ? null : expected("text", value);
            case WORD ->
                value instanceof String && allowed.contains(value) ? null : expected("one of " + allowed, value);
            case BOOLEAN -> value instanceof Boolean ? null : expected("true or false", value);
            case TABLE -> value instanceof Map ? null : expected("a map from names to values", value);
            case SLOT ->
                value instanceof Map<?, ?> map && map.get("id") instanceof String
                        ? null
                        : expected("a slot such as {id: ...}", value);
        };
    }

    private @Nullable String durationObjection(Object value) {
        try {
            Durations.parse(String.valueOf(value));
            return null;
        } catch (IllegalArgumentException e) {
            return e.getMessage();
        }
    }

    private String expected(String what, Object value) {
        return name + " is '" + value + "', expected " + what;
    }
}
