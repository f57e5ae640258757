package dev.kairos.core.slot;

import dev.kairos.core.decision.Decision;
import dev.kairos.core.outcome.Outcome;
import java.util.List;

/** Turns logged decisions and their outcomes into a parameter update. Runs in a job of its own. */
public interface Learner {
    /** The next parameters; the same version when nothing was learned. */
    ParameterSet learn(ParameterSet current, List<Experience> experience);

    /** A decision and what came of it. */
    record Experience(Decision decision, Outcome outcome) {}
}
