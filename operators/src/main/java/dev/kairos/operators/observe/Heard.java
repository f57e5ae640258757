package dev.kairos.operators.observe;

import dev.kairos.core.signal.Signal;

/**
 * A signal and who may hear it.
 *
 * @param signal the signal
 * @param audience bit i set: assistant i of the job named the detector that says it
 */
public record Heard(Signal signal, long audience) {
    public boolean isFor(int assistant) {
        return (audience & (1L << assistant)) != 0;
    }
}
