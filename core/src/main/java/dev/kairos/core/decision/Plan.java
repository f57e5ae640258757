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
        @Nullable String fallback) {
    public Plan {
        strategies = strategies == null ? List.of() : List.copyOf(strategies);
        slots = slots == null ? Map.of() : slots;
        mustInclude = mustInclude == null ? List.of() : List.copyOf(mustInclude);
        mustAvoid = mustAvoid == null ? List.of() : List.copyOf(mustAvoid);
    }
}
