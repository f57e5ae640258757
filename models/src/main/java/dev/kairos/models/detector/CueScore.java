package dev.kairos.models.detector;

import dev.kairos.core.session.Feature;
import dev.kairos.core.session.SessionView;
import dev.kairos.core.turn.Cue;
import java.util.ArrayList;
import java.util.List;

/**
 * A logistic sum over features and over cues of the current turn. The weights are set by hand from what the papers find
 * telling, so that one mild sign stays below .3 and two strong ones exceed .6; nothing was fitted.
 */
final class CueScore {
    private final double bias;
    private final List<Term> terms = new ArrayList<>();

    /** One weighed figure, cut off at a cap so that no single one decides. */
    private record Term(Figure figure, double weight, double cap) {}

    /** Reads a number off a view. */
    @FunctionalInterface
    private interface Figure {
        double of(SessionView view);
    }

    /**
     * @param bias log-odds when nothing at all is seen
     */
    CueScore(double bias) {
        this.bias = bias;
    }

    CueScore with(Feature feature, double weight, double cap) {
        terms.add(new Term(view -> view.features().get(feature), weight, cap));
        return this;
    }

    /** Counts of the turn that opened the point; 0 at a silence mark. */
    CueScore with(Cue cue, double weight, double cap) {
        terms.add(new Term(view -> view.turn() == null ? 0 : view.turn().cues().count(cue), weight, cap));
        return this;
    }

    /** The score, in (0, 1). */
    double of(SessionView view) {
        double sum = bias;
        for (Term term : terms) {
            sum += term.weight()
                    * Math.max(-term.cap(), Math.min(term.cap(), term.figure().of(view)));
        }
        return 1 / (1 + Math.exp(-sum));
    }
}
