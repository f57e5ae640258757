package dev.kairos.core.outcome;

import org.jspecify.annotations.Nullable;

/**
 * What the session did with an intervention.
 *
 * @param intervention id of the intervention
 * @param session session id
 * @param kind accepted, rejected or ignored
 * @param reward worth in [-1, 1]
 * @param source what told: {@code reaction}, {@code follow-up}, {@code horizon} or {@code end}
 * @param event id of the event that told, or null
 * @param time event time at which it was known, ms
 */
public record Outcome(
        String intervention,
        String session,
        Kind kind,
        double reward,
        String source,
        @Nullable String event,
        long time) {
    /** Kinds of outcome. */
    public enum Kind {
        ACCEPTED,
        REJECTED,
        IGNORED
    }
}
