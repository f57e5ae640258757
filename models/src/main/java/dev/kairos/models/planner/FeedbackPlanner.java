package dev.kairos.models.planner;

import dev.kairos.core.decision.Action;
import dev.kairos.core.decision.Alternative;
import dev.kairos.core.decision.Plan;
import dev.kairos.core.outcome.Outcome;
import dev.kairos.core.session.SessionView;
import dev.kairos.core.session.SessionView.Reception;
import dev.kairos.core.slot.Judgment;
import dev.kairos.core.slot.Parameter;
import dev.kairos.core.slot.Parameters;
import dev.kairos.core.slot.Planner;
import dev.kairos.core.slot.SlotFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Lets another planner heed how the last reply was received (P02). Acts that can take each other's place form a chain:
 * {@code offer-help, then answer-open-question}. After an act of the chain was rejected the next one is planned, and
 * after the last one nothing; after one was accepted none of them is planned for a while, so that what was taken up is
 * not offered again. Other acts, and outcomes that are long past, change nothing.
 */
public final class FeedbackPlanner implements Planner {
    private final Planner planner;
    private final Map<String, String> instead;
    private final Duration remembers;
    private final Duration rests;

    /**
     * @param planner planner that is to heed it
     * @param instead by act, the act to try after it was rejected
     * @param remembers event time for which a rejection counts
     * @param rests event time after an acceptance in which nothing of the chain is planned
     */
    public FeedbackPlanner(Planner planner, Map<String, String> instead, Duration remembers, Duration rests) {
        this.planner = planner;
        this.instead = new TreeMap<>(instead);
        this.remembers = remembers;
        this.rests = rests;
    }

    @Override
    public Choice plan(SessionView view, Judgment judgment, long seed) {
        Choice choice = planner.plan(view, judgment, seed);
        Reception last = view.history().received();
        Optional<Plan> plan = choice.plan();
        if (last == null || plan.isEmpty()) {
            return choice;
        }
        Set<String> chain = chain(plan.get().act());
        long ago = view.now() - last.time();
        if (!chain.contains(last.act())) {
            return choice;
        }
        if (last.kind() == Outcome.Kind.REJECTED && ago < remembers.toMillis()) {
            String other = instead.get(last.act());
            return other == null || other.equals(plan.get().act())
                    ? silent(choice, last.act() + " was rejected")
                    : new Choice(choice.alternatives(), Optional.of(plan.get().with(other)), choice.silence());
        }
        return last.kind() == Outcome.Kind.ACCEPTED && ago < rests.toMillis()
                ? silent(choice, last.act() + " was accepted and is not repeated")
                : choice;
    }

    /** The act, and those that may take its place, in order. */
    private Set<String> chain(String act) {
        Set<String> chain = new LinkedHashSet<>();
        for (String next = act; next != null && chain.add(next); ) {
            next = instead.get(next);
        }
        return chain;
    }

    /** Nothing audible is taken: its propensity goes to the first alternative that is not. */
    private static Choice silent(Choice choice, String why) {
        List<Alternative> alternatives = new ArrayList<>();
        boolean isGiven = false;
        for (Alternative one : choice.alternatives()) {
            boolean takes = !one.action().isAudible() && !isGiven;
            isGiven |= takes;
            alternatives.add(new Alternative(one.action(), one.value(), takes ? 1 : 0));
        }
        if (!isGiven) {
            alternatives.add(new Alternative(Action.SILENT, 0, 1));
        }
        return new Choice(alternatives, Optional.empty(), why);
    }

    /** Makes the planner. */
    public static final class Factory implements SlotFactory<Planner> {
        @Override
        public Class<Planner> slot() {
            return Planner.class;
        }

        @Override
        public String id() {
            return "feedback";
        }

        @Override
        public int version() {
            return 1;
        }

        @Override
        public String description() {
            return "another planner that changes what was rejected and does not repeat what was accepted";
        }

        @Override
        public List<Parameter> parameters() {
            return List.of(
                    Parameter.slot("planner", Planner.class, null, "Planner that is to heed how replies are received."),
                    Parameter.of(
                            "instead",
                            Parameter.Kind.TABLE,
                            null,
                            "By act, the act to try after it was rejected; without one nothing is said."),
                    Parameter.of(
                            "remembers", Parameter.Kind.DURATION, "1 h", "Event time for which a rejection counts."),
                    Parameter.of(
                            "rests",
                            Parameter.Kind.DURATION,
                            "10 min",
                            "Event time after an acceptance in which the act and those in its place are not planned."));
        }

        @Override
        public Planner create(Parameters parameters) {
            return new FeedbackPlanner(
                    parameters.slot("planner", Planner.class),
                    parameters.table("instead"),
                    parameters.duration("remembers"),
                    parameters.duration("rests"));
        }
    }
}
