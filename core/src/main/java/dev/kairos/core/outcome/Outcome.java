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
 * @param addressee person whom the intervention addressed, or null for the session; comes back with the OUTCOME event
 */
public record Outcome(
        String intervention,
        String session,
        Kind kind,
        double reward,
        String source,
        @Nullable String event,
        long time,
        @Nullable String addressee) {
    /** An outcome whose addressee is filled in where it is published. */
    public Outcome(
            String intervention,
            String session,
            Kind kind,
            double reward,
            String source,
            @Nullable String event,
            long time) {
        this(intervention, session, kind, reward, source, event, time, null);
    }

    /** The same outcome of an intervention that addressed somebody. */
    public Outcome of(@Nullable String person) {
        return new Outcome(intervention, session, kind, reward, source, event, time, person);
    }

    /** The same outcome, known at another time. */
    public Outcome knownAt(long when) {
        return new Outcome(intervention, session, kind, reward, source, event, when, addressee);
    }

    /** Kinds of outcome. */
    public enum Kind {
        ACCEPTED,
        REJECTED,
        IGNORED
    }
}
