package dev.kairos.core.slot;

import dev.kairos.core.outcome.Outcome;
import dev.kairos.core.turn.Turn;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads from what followed whether an intervention was accepted, rejected or ignored. */
public interface OutcomeReader {
    /** Event time after delivery at which silence is an answer too. */
    Duration horizon();

    /** What a turn that followed says, if it says anything. */
    Optional<Outcome> read(Delivered delivered, Turn turn);

    /**
     * Event time for which an outcome that a turn told may still be overruled by one from a better source. The better the
     * source, the shorter; zero if nothing is better, which is the default.
     */
    default Duration provisional(Outcome outcome) {
        return Duration.ZERO;
    }

    /**
     * What silence up to the horizon (or the end of the session) says.
     *
     * @param source {@code horizon} or {@code end}
     */
    Outcome silence(Delivered delivered, String source, long time);

    /**
     * What was delivered, as far as its outcome depends on it.
     *
     * @param intervention id of the intervention
     * @param session session id
     * @param addressee person addressed, or null
     * @param act dialogue act
     * @param time event time of delivery, ms
     */
    record Delivered(String intervention, String session, @Nullable String addressee, String act, long time) {}
}
