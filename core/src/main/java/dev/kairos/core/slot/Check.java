package dev.kairos.core.slot;

import dev.kairos.core.decision.CheckResult;
import org.jspecify.annotations.Nullable;

/** One named reason not to speak now. Runs in ADMIT, in order; the first that says no ends the matter. */
public interface Check {
    /** Whether this action may pass. */
    CheckResult check(Admission admission);

    /**
     * An audible action before the person that it addresses.
     *
     * @param person person addressed, or the session if none
     * @param act dialogue act
     * @param now event time, ms
     * @param lastAdmitted event time of the last admitted action to this person, by any assistant, or null
     */
    record Admission(String person, String act, long now, @Nullable Long lastAdmitted) {}
}
