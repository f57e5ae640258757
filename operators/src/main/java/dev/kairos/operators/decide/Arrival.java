package dev.kairos.operators.decide;

import dev.kairos.core.signal.Evidence;
import dev.kairos.core.signal.Signal;
import dev.kairos.operators.observe.Observation;
import java.util.Comparator;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Whatever reaches DECIDE: an observation, a match of a pattern, or evidence. Exactly one is present.
 *
 * @param key partition key of the session
 * @param time event time, ms
 * @param id orders arrivals of one time stamp
 * @param observation what OBSERVE saw, or null
 * @param match what MATCH found, or null
 * @param evidence what CONSULT brought, or null
 * @param assistant index of the assistant that asked for the evidence, -1 otherwise
 */
public record Arrival(
        long key,
        long time,
        String id,
        @Nullable Observation observation,
        @Nullable Signal match,
        @Nullable Evidence evidence,
        int assistant) {

    /** Inside one time stamp: matches first, so that they count at their own event, then what was seen, in order. */
    public static final Comparator<Arrival> ORDER = Comparator.comparingLong(Arrival::time)
            .thenComparing(arrival -> arrival.match == null)
            .thenComparing(arrival -> arrival.observation == null)
            .thenComparing(arrival -> arrival.observation, Comparator.nullsLast(Observation.ORDER))
            .thenComparing(Arrival::id)
            .thenComparingInt(Arrival::assistant);

    public static Arrival of(Observation observation) {
        return new Arrival(observation.key(), observation.time(), observation.point(), observation, null, null, -1);
    }

    /** A match of a pattern, found at an event time. */
    public static Arrival of(long key, long time, Signal match) {
        return new Arrival(key, time, match.by() + match.evidence(), null, match, null, -1);
    }

    /** The same evidence, taken at another time. */
    Arrival takenAt(long due) {
        Evidence asked = Objects.requireNonNull(evidence, "only evidence has no time of its own");
        return of(
                key,
                new Evidence(asked.session(), asked.request(), due, asked.by(), asked.event(), asked.signals()),
                assistant);
    }

    /** Evidence for one assistant. */
    public static Arrival of(long key, Evidence evidence, int assistant) {
        return new Arrival(key, evidence.time(), "evidence@" + evidence.request(), null, null, evidence, assistant);
    }
}
