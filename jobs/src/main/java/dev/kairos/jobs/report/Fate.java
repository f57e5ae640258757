package dev.kairos.jobs.report;

import dev.kairos.core.decision.Action;
import dev.kairos.core.decision.Decision;
import dev.kairos.core.reply.Intervention;
import org.jspecify.annotations.Nullable;

/** What became of a decision in the end. */
public enum Fate {
    /** Words went out. */
    SAID,
    /** It was admitted, but the reply was dropped on the way. */
    DROPPED,
    /** A check of ADMIT said no. */
    SUPPRESSED,
    /** ADMIT put it off, and the log ends before it came up again. */
    DEFERRED,
    /** It was admitted, and nothing is known of a reply: a decision log without interventions. */
    ADMITTED,
    /** It had a reason to act and was held back. */
    HELD,
    /** It chose silence. */
    SILENT,
    /** There was no reason to act. */
    WAITED;

    static Fate of(Decision decision, @Nullable Intervention intervention) {
        if (!decision.action().isAudible()) {
            return inaudible(decision.action());
        }
        if (!decision.admitted()) {
            boolean isWaiting = decision.suppressedBy() == null && decision.deferredUntil() != null;
            return isWaiting ? DEFERRED : SUPPRESSED;
        }
        if (intervention == null) {
            return ADMITTED;
        }
        return intervention.delivered() ? SAID : DROPPED;
    }

    private static Fate inaudible(Action action) {
        return switch (action) {
            case HOLD -> HELD;
            case SILENT -> SILENT;
            default -> WAITED;
        };
    }
}
