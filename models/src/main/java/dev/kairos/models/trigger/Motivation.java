package dev.kairos.models.trigger;

import dev.kairos.core.session.Feature;
import dev.kairos.core.session.SessionView;
import dev.kairos.core.signal.Signal;
import java.util.List;

/**
 * How much a thought wants to be voiced, from 1 to 5. The criteria are those of P24; a language model judges them there,
 * here they are read off the features, with weights of ours that sum to 1.
 *
 * @param relevance score of the signal behind the thought
 * @param gap how long a question has been open: nobody else fills the gap
 * @param urgency how fast things get worse: the same error again, rising tension
 * @param coherence whether it fits what is being talked about right now
 * @param originality whether it would be new: what was refused before is not
 * @param balance room to speak: little while people talk fast
 * @param burden what speaks against it: help was declined, or the matter is settled
 */
record Motivation(
        double relevance,
        double gap,
        double urgency,
        double coherence,
        double originality,
        double balance,
        double burden) {
    static final double LOWEST = 1;
    static final double HIGHEST = 5;
    private static final int CURRENT_TURNS = 3;
    private static final double BUSY_TURNS_A_MINUTE = 8;
    private static final double OPEN_GAP = 0.4;
    private static final double GAP_PER_TURN = 0.2;
    private static final double ERRORS_OF_URGENCY = 3;

    /** Reads the criteria of a thought about a signal. */
    static Motivation of(SessionView view, Signal signal) {
        double open = view.features().get(Feature.QUESTION_AGE) > 0 ? OPEN_GAP : 0;
        double errors = view.features().get(Feature.SAME_ERROR) / ERRORS_OF_URGENCY;
        double settled = view.features().get(Feature.RESOLVED_3);
        double declined = view.features().get(Feature.DECLINED_10);
        return new Motivation(
                signal.score(),
                share(open + (open == 0 ? 0 : GAP_PER_TURN * view.features().get(Feature.QUESTION_TURNS))),
                share(Math.max(errors, view.features().get(Feature.TENSION_SLOPE))),
                isCurrent(view, signal.evidence()) ? 1 : 0.5,
                1.0 / (1 + view.history().ignored() + view.history().rejected()),
                share(1 - view.features().get(Feature.TURNS_1M) / BUSY_TURNS_A_MINUTE),
                settled + 1.5 * declined);
    }

    /** The score, in [1, 5]. */
    double score() {
        double wish =
                0.45 * relevance + 0.15 * gap + 0.15 * urgency + 0.10 * coherence + 0.10 * originality + 0.05 * balance;
        return clamp(LOWEST + (HIGHEST - LOWEST) * wish - burden);
    }

    static double clamp(double score) {
        return Math.max(LOWEST, Math.min(HIGHEST, score));
    }

    private static double share(double value) {
        return Math.max(0, Math.min(1, value));
    }

    private static boolean isCurrent(SessionView view, List<String> evidence) {
        if (evidence.isEmpty()) {
            return true;
        }
        String newest = evidence.get(evidence.size() - 1);
        var turns = view.recent().turns();
        return (view.turn() != null && view.turn().id().equals(newest))
                || turns.subList(Math.max(0, turns.size() - CURRENT_TURNS), turns.size()).stream()
                        .anyMatch(turn -> turn.id().equals(newest));
    }
}
