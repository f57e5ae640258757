package dev.kairos.jobs.topology;

import dev.kairos.operators.loop.Loop;
import java.io.Serializable;
import java.time.Duration;

/**
 * How what the job says comes back to it. A replay of a log takes the same values as the run that wrote it.
 *
 * @param kind whether it comes back at all, and whether it has already
 * @param returnDelay event time after which an intervention or an outcome comes back; above three checkpoint intervals,
 *     or it returns late
 * @param awaitReturn event time, beyond an assistant's deadline, for which a decision on its way holds back further ones
 *     of that assistant in the session; at least the return delay and the guards' deadline together
 */
public record LoopOptions(Loop kind, Duration returnDelay, Duration awaitReturn) implements Serializable {
    private static final long serialVersionUID = 1L;

    public LoopOptions {
        if (returnDelay.isNegative() || awaitReturn.compareTo(returnDelay) < 0) {
            throw new IllegalArgumentException("return delay is " + returnDelay + ", return is awaited for "
                    + awaitReturn + "; allowed: a delay of zero or more, awaited at least as long");
        }
    }

    /** Defaults of a replay: an open loop. */
    public static LoopOptions defaults() {
        return new LoopOptions(Loop.OPEN, Duration.ofSeconds(5), Duration.ofSeconds(15));
    }

    /** The same options for another kind of loop. */
    public LoopOptions of(Loop other) {
        return new LoopOptions(other, returnDelay, awaitReturn);
    }
}
