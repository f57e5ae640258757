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

    /** Whether the other one, heard later, is a word of the same detector on the same matter to the same assistants. */
    public boolean isSupersededBy(Heard later) {
        return audience == later.audience
                && signal.type() == later.signal.type()
                && signal.by().equals(later.signal.by());
    }
}
