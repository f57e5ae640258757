package dev.kairos.core.slot;

import dev.kairos.core.session.SessionView;

/** Decides whether to act at a decision point. Deterministic given view and seed. */
public interface Trigger extends AutoCloseable {
    /**
     * Judges one decision point.
     *
     * @param view what is known
     * @param seed seed of this decision's random numbers, from session and decision id
     */
    Judgment judge(SessionView view, long seed);

    @Override
    default void close() {}
}
