package dev.kairos.operators.respond;

import dev.kairos.core.event.SessionKey;
import dev.kairos.core.turn.Turn;
import dev.kairos.operators.decide.Resolution;
import dev.kairos.operators.observe.Observation;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What reaches RESPOND live: something to find words for, or the news that a session has moved on. Exactly one is present.
 *
 * @param key partition key of the session
 * @param resolution an admitted resolution, or null
 * @param movement what happened in the session, or null
 */
public record Errand(long key, @Nullable Resolution resolution, @Nullable Movement movement) {
    /**
     * A session has moved on.
     *
     * @param session session id
     * @param time event time of what happened, ms
     * @param isOver whether nothing can reach the session any more: it ended, or is to be forgotten in whole or in part
     */
    public record Movement(String session, long time, boolean isOver) {}

    public static Errand of(Resolution resolution) {
        return new Errand(SessionKey.of(resolution.decision().session()), resolution, null);
    }

    /** The movement that an observation stands for, if it is one. */
    public static Optional<Errand> of(Observation observation) {
        Turn turn = observation.turn();
        boolean isOver = observation.ends() || observation.kind() == Observation.Kind.FORGET;
        boolean isContent = observation.kind() == Observation.Kind.EVENT
                && turn != null
                && turn.event().type().isContent();
        return isOver || isContent
                ? Optional.of(new Errand(
                        observation.key(), null, new Movement(observation.session(), observation.time(), isOver)))
                : Optional.empty();
    }
}
