package dev.kairos.core.slot;

import org.jspecify.annotations.Nullable;

/**
 * What a person said should happen in a recording.
 *
 * @param session session id
 * @param kind what the line says
 * @param from first event time in ms, or null
 * @param to last event time in ms, or null
 * @param event event concerned, or null
 * @param value e.g. the wanted act, or null
 */
public record Gold(
        String session,
        Kind kind,
        @Nullable Long from,
        @Nullable Long to,
        @Nullable String event,
        @Nullable String value) {
    /** Kinds of gold lines. */
    public enum Kind {
        SPEAK_SPAN,
        DERAILED_AT,
        NEEDS_CLARIFICATION,
        HELP_NEEDED,
        ACT,
        QUIET
    }
}
