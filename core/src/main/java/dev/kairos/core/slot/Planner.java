package dev.kairos.core.slot;

import dev.kairos.core.decision.Alternative;
import dev.kairos.core.decision.Plan;
import dev.kairos.core.session.SessionView;
import java.util.List;
import java.util.Optional;

/** Values the alternatives and plans the best of them. */
public interface Planner {
    /**
     * Plans one decision point.
     *
     * @param view what is known, words included
     * @param judgment what the trigger said
     * @param seed seed of this decision's random numbers
     */
    Choice plan(SessionView view, Judgment judgment, long seed);

    /**
     * What a planner says.
     *
     * @param alternatives all alternatives; propensities sum to 1
     * @param plan plan of the audible alternative; empty turns the decision into a deliberate silence
     * @param silence why there is no plan, for a person
     */
    record Choice(List<Alternative> alternatives, Optional<Plan> plan, String silence) {
        public Choice {
            alternatives = List.copyOf(alternatives);
        }

        /** A choice of a planner that is silent only where it knows nothing to say. */
        public Choice(List<Alternative> alternatives, Optional<Plan> plan) {
            this(alternatives, plan, "the planner has nothing to say");
        }
    }
}
