package dev.kairos.operators.live;

import dev.kairos.core.time.WallClock;
import java.io.Serializable;
import java.time.Clock;

/** Where an operator gets its wall clock from, wherever it runs. */
@FunctionalInterface
public interface ClockSource extends Serializable {
    /** The machine's clock. */
    ClockSource SYSTEM = WallClock::system;

    /** The clock, asked for once per operator. */
    Clock clock();
}
