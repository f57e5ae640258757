package dev.kairos.jobs.evaluate;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.ToDoubleFunction;

/**
 * One figure of a set of sessions.
 *
 * @param name its name in {@code metrics.json}
 * @param needs what it can be computed from
 * @param of computes it; NaN where it is not defined
 */
public record Measure(String name, Set<Need> needs, ToDoubleFunction<List<Trajectory>> of) {
    /** What a measure needs beyond one score per session. */
    public enum Need {
        /** Scores that are probabilities. */
        PROBABILITIES,
        /** A threshold. */
        THRESHOLD,
        /** A score at every turn. */
        COURSE
    }

    static Measure ranking(String name, ToDoubleFunction<List<Trajectory>> of) {
        return new Measure(name, Set.of(), of);
    }

    static Measure deciding(String name, ToDoubleFunction<List<Trajectory>> of) {
        return new Measure(name, Set.of(Need.THRESHOLD), of);
    }

    /** The same measure, needing more. */
    Measure needing(Need need) {
        EnumSet<Need> more = EnumSet.of(need);
        more.addAll(needs);
        return new Measure(name, more, of);
    }
}
