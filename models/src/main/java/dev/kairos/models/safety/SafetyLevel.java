package dev.kairos.models.safety;

import java.util.Collections;
import java.util.List;

/** How much a turn calls for caution, on the five steps of P38. */
public enum SafetyLevel {
    CASUAL,
    POSSIBLY_NEEDS_CAUTION,
    PROBABLY_NEEDS_CAUTION,
    NEEDS_CAUTION,
    NEEDS_INTERVENTION;

    /** What one of three people says. */
    public enum Vote {
        CASUAL,
        CAUTION,
        INTERVENTION
    }

    /**
     * What three people say together: one who calls for an intervention is never outvoted.
     *
     * @throws IllegalArgumentException if there are not three votes
     */
    public static SafetyLevel of(List<Vote> votes) {
        if (votes.size() != 3) {
            throw new IllegalArgumentException("there are " + votes.size() + " votes, expected 3: " + votes);
        }
        return votes.contains(Vote.INTERVENTION)
                ? NEEDS_INTERVENTION
                : values()[Collections.frequency(votes, Vote.CAUTION)];
    }
}
