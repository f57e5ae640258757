package dev.kairos.core.slot;

import dev.kairos.core.event.SessionEvent;
import dev.kairos.core.session.Belief;
import java.util.Optional;

/** Keeps a belief about user and session. */
public interface BeliefModel {
    /** The belief before anything happened. */
    Belief prior();

    /** The belief after one more event. */
    Belief update(Belief belief, SessionEvent event);

    /** How much is still unknown, 0 = nothing. */
    double uncertainty(Belief belief);

    /** Name of the slot most worth asking for, if any is. */
    Optional<String> bestQuestion(Belief belief);
}
