package dev.kairos.core.assistant;

import dev.kairos.core.signal.SignalType;
import java.time.Duration;
import java.util.List;

/**
 * What a pattern file says: steps in event-time order within one session, and the signal that a complete match gives.
 *
 * @param id id, kebab case
 * @param version version of the text, 1 and up
 * @param signal type of the signal
 * @param score score of the signal, in [0, 1]
 * @param validFor event time for which the signal counts after the match
 * @param within longest event time from the first step to the last
 * @param skip which overlapping matches are given up after a match; anything but none holds a match back until every
 *     partial match that began earlier is settled, which can take as long as {@code within}
 * @param oldMatches what this version does to partial matches of the version before it
 * @param steps steps, the first of them positive
 */
public record PatternDefinition(
        String id,
        int version,
        SignalType signal,
        double score,
        Duration validFor,
        Duration within,
        Skip skip,
        OldMatches oldMatches,
        List<Step> steps) {

    /** Id and version, as signals name them. */
    public String name() {
        return id + "@" + version;
    }

    /** Whether the match is complete when something has not happened until {@code within} is over. */
    public boolean endsWithAbsence() {
        return steps.get(steps.size() - 1).negative();
    }

    /**
     * Whether an event that no step asks for can make a difference, so that all must be seen: it breaks a {@code next},
     * and it ends a repetition that is greedy or that only an absence follows.
     */
    public boolean needsEveryEvent() {
        boolean repeatsBeforeAbsence =
                endsWithAbsence() && steps.get(steps.size() - 2).times().to() > 1;
        return repeatsBeforeAbsence
                || steps.stream().anyMatch(step -> step.contiguity() == Contiguity.NEXT || step.greedy());
    }

    /** Which overlapping matches are given up after a match. */
    public enum Skip {
        NONE,
        PAST_LAST,
        TO_NEXT
    }

    /** What a new version does to the partial matches of the version before it. */
    public enum OldMatches {
        FINISH,
        DROP
    }

    /** How a step follows the one before it: at once, after events that do not match it, or after any events. */
    public enum Contiguity {
        NEXT,
        FOLLOWED_BY,
        FOLLOWED_BY_ANY
    }

    /**
     * One step.
     *
     * @param name name, unique in the pattern
     * @param negative whether it must not happen, between its neighbours or, at the end, until {@code within} is over
     * @param contiguity how it follows; the first step has FOLLOWED_BY
     * @param times how often it happens
     * @param optional whether it may be left out
     * @param greedy whether a repeated step takes as many events as it can
     * @param where what an event must satisfy
     */
    public record Step(
            String name,
            boolean negative,
            Contiguity contiguity,
            Times times,
            boolean optional,
            boolean greedy,
            PatternCondition where) {}

    /**
     * How often a step happens.
     *
     * @param from fewest times, 1 and up
     * @param to most times; {@link #UNBOUNDED} for no limit
     */
    public record Times(int from, int to) {
        /** No upper limit. */
        public static final int UNBOUNDED = Integer.MAX_VALUE;

        /** Exactly once. */
        public static final Times ONCE = new Times(1, 1);
    }
}
