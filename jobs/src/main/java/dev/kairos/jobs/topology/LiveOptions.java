package dev.kairos.jobs.topology;

import dev.kairos.operators.live.ClockSource;
import java.io.Serializable;
import java.time.Duration;

/**
 * What holds when events come as they happen.
 *
 * @param clock where the wall clock comes from
 * @param tick how often event time is carried on while no event arrives
 * @param quiet silence of a source after which it is taken to have nothing left behind
 * @param consultDeadline longest wait for a probe, after which there is no evidence
 * @param callsPerSession calls in flight for one session, per stage and subtask
 */
public record LiveOptions(
        ClockSource clock, Duration tick, Duration quiet, Duration consultDeadline, int callsPerSession)
        implements Serializable {
    private static final long serialVersionUID = 1L;

    /** Defaults: the machine's clock, a tick every 200 ms. */
    public static LiveOptions defaults() {
        return new LiveOptions(
                ClockSource.SYSTEM, Duration.ofMillis(200), Duration.ofSeconds(30), Duration.ofSeconds(8), 4);
    }
}
