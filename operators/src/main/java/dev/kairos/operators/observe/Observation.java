package dev.kairos.operators.observe;

import dev.kairos.core.event.EventType;
import dev.kairos.core.session.Features;
import dev.kairos.core.session.SessionView;
import dev.kairos.core.turn.Turn;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What OBSERVE saw at one point of a session.
 *
 * @param key partition key of the session
 * @param session session id
 * @param time event time, ms
 * @param point event id or {@code silence@<time>}
 * @param kind what kind of point
 * @param turn the event with its cues, null at silence marks and expiry
 * @param silence ms of silence at a silence mark, else 0
 * @param lastActor who acted last, or null
 * @param features features of the session
 * @param heard signals of detectors, each with its audience
 */
public record Observation(
        long key,
        String session,
        long time,
        String point,
        Kind kind,
        @Nullable Turn turn,
        long silence,
        @Nullable String lastActor,
        Features features,
        List<Heard> heard) {

    /** Order inside one time stamp: what happened comes before silence, by id. */
    public static final Comparator<Observation> ORDER = Comparator.comparingLong(Observation::time)
            .thenComparing(Observation::kind)
            .thenComparing(Observation::point);

    /** Kinds of points. */
    public enum Kind {
        /** An accepted event of the session; opens a decision point unless the job itself published it. */
        EVENT,
        /** A silence mark. */
        SILENCE,
        /** The session or a person in it is to be forgotten. */
        FORGET,
        /** Nothing happened for so long that the session is closed. */
        EXPIRED,
        /** What the job itself published came back to a session that is over, and changes nothing in it. */
        ECHO
    }

    public Observation {
        heard = heard == null ? List.of() : heard;
    }

    /** Whether the session ends here. */
    public boolean ends() {
        return kind == Kind.EXPIRED || (turn != null && turn.event().type() == EventType.END);
    }

    /** Whether a decision is due here. */
    public boolean opensDecision() {
        return kind == Kind.SILENCE
                || (kind == Kind.EVENT && turn != null && !turn.event().type().isOurs());
    }

    /** The view of this point that needs no words of earlier turns. */
    public SessionView view() {
        return turn != null
                ? SessionView.ofTurn(session, turn, features)
                : SessionView.ofSilence(session, time, silence, lastActor, features);
    }
}
