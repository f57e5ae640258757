package dev.kairos.core.reply;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A possible wording.
 *
 * @param text the words
 * @param scores what scorers gave it, by scorer id
 * @param guard what the guards said of it, or null before VET
 * @param cost cost of making it, in the responder's currency unit
 */
public record Candidate(String text, Map<String, Double> scores, @Nullable String guard, double cost) {
    public Candidate {
        scores = scores == null ? Map.of() : scores;
    }

    /** The same wording with a guard's answer. */
    public Candidate judged(String answer) {
        return new Candidate(text, scores, answer, cost);
    }
}
