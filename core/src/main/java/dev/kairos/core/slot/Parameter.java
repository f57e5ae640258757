package dev.kairos.core.slot;

import dev.kairos.core.time.Durations;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One parameter of a slot implementation: drives validation, defaults and the generated reference.
 *
 * @param name key in YAML
 * @param kind what values are allowed
 * @param defaultValue value as text when the key is absent; null makes the key mandatory
 * @param description one sentence
 * @param allowed allowed words of a {@link Kind#WORD}, else empty
 * @param slot what a {@link Kind#SLOT} has to be filled with, else null
 */
public record Parameter(
        String name,
        Kind kind,
        @Nullable String defaultValue,
        String description,
        List<String> allowed,
        @Nullable Class<?> slot) {
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
        /** A map from text to text; never mandatory, empty when absent. */
        TABLE,
        /** Another slot specification. */
        SLOT,
        /** The name of a prompt program; readers put its whole text in the place of the name. */
        PROGRAM,
        /** The name of a taxonomy; readers put its whole text in the place of the name. */
        TAXONOMY
    }

    public Parameter {
        if ((kind == Kind.SLOT) != (slot != null)) {
            throw new IllegalArgumentException("parameter '" + name + "' is of kind " + kind + " with slot " + slot
                    + "; expected a slot for kind SLOT and for no other");
        }
    }

    public static Parameter of(String name, Kind kind, @Nullable String defaultValue, String description) {
        return new Parameter(name, kind, defaultValue, description, List.of(), null);
    }

    public static Parameter word(String name, List<String> allowed, @Nullable String defaultValue, String description) {
        return new Parameter(name, Kind.WORD, defaultValue, description, List.copyOf(allowed), null);
    }

    /**
     * A nested slot.
     *
     * @param slot interface that the value has to implement
     * @param defaultValue id of an implementation, or null
     */
    public static Parameter slot(String name, Class<?> slot, @Nullable String defaultValue, String description) {
        return new Parameter(name, Kind.SLOT, defaultValue, description, List.of(), slot);
    }

    /** Whether a file has to give it. */
    public boolean mandatory() {
        return defaultValue == null && kind != Kind.TABLE;
    }

    /** What values are allowed, for a person. */
    public String expected() {
        return switch (kind) {
            case NUMBER -> "a number";
            case COUNT -> "a whole number >= 0";
            case SHARE -> "a number from 0 to 1";
            case DURATION -> "a duration such as 30 s, 5 min, 2 h or 1 d";
            case TEXT -> "text";
            case WORD -> "one of " + allowed;
            case BOOLEAN -> "true or false";
            case TABLE -> "a map from names to values";
            case SLOT ->
                "{id: one of the implementations of "
                        + Objects.requireNonNull(slot).getSimpleName() + ", its parameters}";
            case PROGRAM -> "the name of a prompt program";
            case TAXONOMY -> "the name of a taxonomy";
        };
    }

    /** What is wrong with a value by itself, or null if nothing is; a nested slot is only looked at from outside. */
    public @Nullable String objection(Object value) {
        boolean fits =
                switch (kind) {
                    case NUMBER -> value instanceof Number number && Double.isFinite(number.doubleValue());
                    case COUNT -> value instanceof Integer whole && whole >= 0;
                    case SHARE ->
                        value instanceof Number number && number.doubleValue() >= 0 && number.doubleValue() <= 1;
                    case DURATION -> isDuration(value);
                    case TEXT -> value instanceof String;
                    case WORD -> value instanceof String word && allowed.contains(word);
                    case BOOLEAN -> value instanceof Boolean;
                    case TABLE -> value instanceof Map;
                    case SLOT -> value instanceof Map<?, ?> map && map.get("id") instanceof String;
                    case PROGRAM, TAXONOMY -> FileText.of(value) != null;
                };
        return fits ? null : "is '" + value + "'; expected " + expected();
    }

    private static boolean isDuration(Object value) {
        try {
            Durations.parse(String.valueOf(value));
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
