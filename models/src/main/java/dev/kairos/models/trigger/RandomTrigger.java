package dev.kairos.models.trigger;

import dev.kairos.core.decision.Action;
import dev.kairos.core.session.SessionView;
import dev.kairos.core.slot.Judgment;
import dev.kairos.core.slot.Parameter;
import dev.kairos.core.slot.Parameters;
import dev.kairos.core.slot.SlotFactory;
import dev.kairos.core.slot.Trigger;
import java.util.List;
import java.util.SplittableRandom;

/** Acts with a fixed probability, drawn from the decision's seed: a floor, and a source of unbiased logs. */
public final class RandomTrigger implements Trigger {
    private final double probability;
    private final Action action;

    /**
     * @param probability with which it acts, in [0, 1]
     * @param action what it does then
     */
    public RandomTrigger(double probability, Action action) {
        this.probability = probability;
        this.action = action;
    }

    @Override
    public Judgment judge(SessionView view, long seed) {
        double drawn = new SplittableRandom(seed).nextDouble();
        boolean acts = drawn < probability;
        String reason = "drew " + Wording.figure(drawn) + (acts ? " < " : " >= ") + Wording.figure(probability);
        return new Judgment(
                acts ? action : Action.WAIT, 1 - drawn, 1 - probability, null, probability, reason, List.of());
    }

    /** Makes the trigger. */
    public static final class Factory implements SlotFactory<Trigger> {
        @Override
        public Class<Trigger> slot() {
            return Trigger.class;
        }

        @Override
        public String id() {
            return "random";
        }

        @Override
        public int version() {
            return 1;
        }

        @Override
        public String description() {
            return "acts with a fixed probability, drawn from the decision's seed";
        }

        @Override
        public List<Parameter> parameters() {
            return List.of(
                    Parameter.of("probability", Parameter.Kind.SHARE, null, "Probability with which it acts."),
                    TriggerParameters.action());
        }

        @Override
        public Trigger create(Parameters parameters) {
            return new RandomTrigger(parameters.number("probability"), TriggerParameters.action(parameters));
        }
    }
}
