package dev.kairos.core.reply;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What became of one admitted decision: delivered, or dropped and why.
 *
 * @param id id of the decision
 * @param session session id
 * @param time event time of delivery, ms
 * @param addressee person addressed, or null for the session
 * @param act dialogue act
 * @param text words that went out; null if none did
 * @param responder responder id and version
 * @param delivered whether it went out
 * @param dropped why not, or null
 * @param prompt redacted prompt of a model call, or null
 * @param candidates all candidates
 * @param chosen index of the chosen candidate, -1 if none
 * @param verdict answer of the output guards
 * @param fallback whether the plan's fallback was used
 * @param cost what all calls of models behind it cost, or all candidates where nobody counted the calls
 * @param timing wall-clock figures in ms, by name; never part of a comparison
 */
public record Intervention(
        String id,
        String session,
        long time,
        @Nullable String addressee,
        String act,
        @Nullable String text,
        String responder,
        boolean delivered,
        @Nullable Drop dropped,
        @Nullable String prompt,
        List<Candidate> candidates,
        int chosen,
        Verdict verdict,
        boolean fallback,
        double cost,
        Map<String, Long> timing) {
    /** Why an admitted reply was not delivered. */
    public enum Drop {
        STALE,
        GUARD,
        DEADLINE,
        /** The responder chose to say nothing. */
        VETO
    }

    public Intervention {
        candidates = candidates == null ? List.of() : List.copyOf(candidates);
        timing = timing == null ? Map.of() : timing;
    }
}
