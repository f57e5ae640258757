package dev.kairos.core.time;

import java.time.Clock;

/**
 * The one place where wall-clock time enters: deadlines, metrics and the start clock. Nothing that a decision depends
 * on reads it; decisions live in event time.
 */
public final class WallClock {
    private WallClock() {}

    /** The system clock in UTC. */
    public static Clock system() {
        return Clock.systemUTC();
    }

    /** Monotonic nanoseconds, for measuring how long something took. */
    public static long nanos() {
        return System.nanoTime();
    }
}
