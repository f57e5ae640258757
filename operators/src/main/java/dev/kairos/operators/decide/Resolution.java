package dev.kairos.operators.decide;

import dev.kairos.core.decision.Decision;
import dev.kairos.core.decision.Plan;
import dev.kairos.core.session.RecentTurn;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A decision with what carrying it out needs.
 *
 * @param decision the decision as it is logged
 * @param assistant index of the assistant in the job
 * @param plan what to do; null for inaudible decisions
 * @param recent words of the last turns, oldest first; empty for inaudible decisions
 * @param seen event time of the last content event that the decision saw, ms
 */
public record Resolution(Decision decision, int assistant, @Nullable Plan plan, List<RecentTurn> recent, long seen) {
    /** Order inside one time stamp. */
    public static final Comparator<Resolution> ORDER = Comparator.comparing(Resolution::decision, Decision.LOG_ORDER);

    public Resolution {
        recent = recent == null ? List.of() : recent;
    }

    /** The same resolution after ADMIT. */
    public Resolution with(Decision checked) {
        return new Resolution(checked, assistant, plan, recent, seen);
    }
}
