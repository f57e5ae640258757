package dev.kairos.core.ingest;

import dev.kairos.core.event.SessionEvent;
import org.jspecify.annotations.Nullable;

/**
 * What ingest makes of one input record: an event, a dead letter, or the end of a recording's clock.
 *
 * @param event accepted event, or null
 * @param deadLetter why there is none, or null
 * @param clock event time in ms that has passed when this record is read; {@link Long#MIN_VALUE} says nothing
 */
public record Ingested(@Nullable SessionEvent event, @Nullable DeadLetter deadLetter, long clock) {
    public static Ingested of(SessionEvent event) {
        return new Ingested(event, null, Long.MIN_VALUE);
    }

    public static Ingested refused(DeadLetter deadLetter) {
        return new Ingested(null, deadLetter, Long.MIN_VALUE);
    }

    /** The end of a recording: its clock stands at this event time, and no later timer is of interest. */
    public static Ingested endOfClock(long time) {
        return new Ingested(null, null, time);
    }
}
