package dev.kairos.operators.watch;

import dev.kairos.core.admit.Wishes;

/** What WATCH knows of a person's wish to be watched or not. */
public final class WatchState {
    /** The newest CONSENT, without what only ADMIT needs. */
    public Wishes wishes = Wishes.none();
    /** Event time of the last event, ms. */
    public long touched = Long.MIN_VALUE;

    /** For deserialisation. */
    public WatchState() {}
}
