package dev.kairos.operators.decide;

import dev.kairos.core.decision.Decision;
import dev.kairos.core.decision.Plan;
import dev.kairos.core.session.RecentTurn;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A decision with what carrying it out needs.
 *
 * @param decision the decision as it is logged
 * @param assistant index of the assistant in the job
 * @param plan what to do; null for inaudible decisions
 * @param recent words of the last turns, oldest first; empty for inaudible decisions
 * @param seen event time of the last content event that the decision saw, ms
 * @param place where the session takes place
 * @param step how far a budget has stepped the responder down, 0 for not at all
 */
public record Resolution(
        Decision decision,
        int assistant,
        @Nullable Plan plan,
        List<RecentTurn> recent,
        long seen,
        Place place,
        int step) {
    /** Order inside one time stamp. */
    public static final Comparator<Resolution> ORDER = Comparator.comparing(Resolution::decision, Decision.LOG_ORDER);

    public Resolution {
        recent = recent == null ? List.of() : recent;
        place = place == null ? Place.UNKNOWN : place;
    }

    /** A resolution of a session of which it is not known where it takes place. */
    public Resolution(Decision decision, int assistant, @Nullable Plan plan, List<RecentTurn> recent, long seen) {
        this(decision, assistant, plan, recent, seen, Place.UNKNOWN, 0);
    }

    /** The same resolution after ADMIT. */
    public Resolution with(Decision checked) {
        return new Resolution(checked, assistant, plan, recent, seen, place, step);
    }

    /** The same resolution after ADMIT let it pass, if the responder steps down so far. */
    public Resolution with(Decision checked, int other) {
        return new Resolution(checked, assistant, plan, recent, seen, place, Math.max(step, other));
    }

    /** What remains once nothing is to be carried out: no words. */
    public Resolution withoutWords() {
        return new Resolution(decision, assistant, null, List.of(), seen, place, step);
    }

    /** Event time at which it is to be carried out, ms: that of the decision, or the one to which it was put off. */
    public long due() {
        return Objects.requireNonNullElse(decision.deferredUntil(), decision.time());
    }

    /** People who took part in the last turns, by id. */
    public SortedSet<String> members() {
        return recent.stream()
                .filter(turn -> turn.role().isPerson())
                .map(RecentTurn::actor)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
