package dev.kairos.core.slot;

import dev.kairos.core.decision.Action;
import dev.kairos.core.session.Thought;
import dev.kairos.core.signal.SignalType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A trigger's answer: should we act now, and how sure.
 *
 * @param action audible action to take, or WAIT, HOLD, SILENT
 * @param score what was weighed
 * @param threshold what it had to reach
 * @param topic signal type that the score comes from, or null
 * @param propensity probability with which the trigger acts audibly here; 0 or 1 for a deterministic one
 * @param reason one sentence for a person
 * @param thoughts reservoir to keep for the next decision
 */
public record Judgment(
        Action action,
        double score,
        double threshold,
        @Nullable SignalType topic,
        double propensity,
        String reason,
        List<Thought> thoughts) {

    public Judgment {
        thoughts = List.copyOf(thoughts);
    }

    /** A deterministic judgment without thoughts. */
    public static Judgment of(
            Action action, double score, double threshold, @Nullable SignalType topic, String reason) {
        return new Judgment(action, score, threshold, topic, action.isAudible() ? 1.0 : 0.0, reason, List.of());
    }

    /** The same judgment with another action and reason. */
    public Judgment instead(Action other, String why) {
        return new Judgment(other, score, threshold, topic, other.isAudible() ? propensity : 0.0, why, thoughts);
    }
}
