package dev.kairos.models.admit;

import dev.kairos.core.slot.Check.Admission;
import org.jspecify.annotations.Nullable;

/** When the person last said or did something: as the session shows, or as another system knows it. */
final class LastHeard {
    private LastHeard() {}

    static @Nullable Long of(Admission admission) {
        Long told = admission.account().wishes().time("lastInboundAt");
        Long seen = admission.proposal().setting().heard();
        if (told == null || seen == null) {
            return told == null ? seen : told;
        }
        return Math.max(told, seen);
    }
}
