package dev.kairos.core.decision;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an intervention is to do, before there are words for it.
 *
 * @param act dialogue act, e.g. {@code de-escalate}
 * @param strategies strategies in order, possibly none
 * @param addressee person addressed, or null for the session
 * @param slots values that the wording may use, by name
 * @param mustInclude words that have to occur
 * @param mustAvoid words that must not occur
 * @param style wording style, e.g. {@code calm}, or null
 * @param deadline longest wait for a responder, ms
 * @param fallback what to say when no responder answers in time; null means say nothing
 * @param words words that are settled, so that no responder is asked: a refusal is not worded by whom it is about; null
 *     where a responder finds them
 */
public record Plan(
        String act,
        List<String> strategies,
        @Nullable String addressee,
        Map<String, String> slots,
        List<String> mustInclude,
        List<String> mustAvoid,
        @Nullable String style,
        long deadline,
        @Nullable String fallback,
        @Nullable String words) {
    public Plan {
        strategies = strategies == null ? List.of() : List.copyOf(strategies);
        slots = slots == null ? Map.of() : slots;
        mustInclude = mustInclude == null ? List.of() : List.copyOf(mustInclude);
        mustAvoid = mustAvoid == null ? List.of() : List.copyOf(mustAvoid);
    }

    /** A plan for which a responder finds the words. */
    public Plan(
            String act,
            List<String> strategies,
            @Nullable String addressee,
            Map<String, String> slots,
            List<String> mustInclude,
            List<String> mustAvoid,
            @Nullable String style,
            long deadline,
            @Nullable String fallback) {
        this(act, strategies, addressee, slots, mustInclude, mustAvoid, style, deadline, fallback, null);
    }

    /** A plan whose words are settled. */
    public static Plan saying(String act, @Nullable String addressee, String words) {
        return new Plan(act, List.of(), addressee, Map.of(), List.of(), List.of(), null, 0, null, words);
    }

    /** The same plan with another act. */
    public Plan with(String other) {
        return new Plan(other, strategies, addressee, slots, mustInclude, mustAvoid, style, deadline, fallback, words);
    }

    /** The same plan with another deadline, ms. */
    public Plan within(long millis) {
        return new Plan(act, strategies, addressee, slots, mustInclude, mustAvoid, style, millis, fallback, words);
    }
}
