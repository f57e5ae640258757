package dev.kairos.operators.respond;

import dev.kairos.core.reply.Candidate;
import dev.kairos.core.reply.Usage;
import dev.kairos.operators.decide.Resolution;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What RESPOND brought for a resolution; not yet vetted, so nothing but VET takes it.
 *
 * @param resolution what was to be said
 * @param candidates wordings; empty when nobody answered, or vetoed, and there is no fallback
 * @param chosen index of the winner, -1 without candidates
 * @param by responder id and version
 * @param prompt redacted prompt, or null
 * @param fallback whether the plan's fallback was taken
 * @param vetoed whether the responder chose to say nothing
 * @param usage what models took, also for an answer that was not used
 * @param timing wall-clock figures in ms
 */
public record Reply(
        Resolution resolution,
        List<Candidate> candidates,
        int chosen,
        String by,
        @Nullable String prompt,
        boolean fallback,
        boolean vetoed,
        Usage usage,
        Map<String, Long> timing) {
    public Reply {
        candidates = candidates == null ? List.of() : List.copyOf(candidates);
        usage = usage == null ? Usage.NONE : usage;
        timing = timing == null ? Map.of() : timing;
    }

    /** What it cost: all calls of models, or, where a responder does not count them, all candidates. */
    public double cost() {
        return usage.calls() > 0
                ? usage.cost()
                : candidates.stream().mapToDouble(Candidate::cost).sum();
    }

    /** Whether the call was given up because its session had moved on: there are neither words, nor a veto, nor a fallback. */
    public boolean isGivenUp() {
        return chosen < 0 && !vetoed && !fallback;
    }

    /** The winning words, or null. */
    public @Nullable String text() {
        return chosen < 0 ? null : candidates.get(chosen).text();
    }
}
