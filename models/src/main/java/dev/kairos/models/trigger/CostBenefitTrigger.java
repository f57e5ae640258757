package dev.kairos.models.trigger;

import dev.kairos.core.decision.Action;
import dev.kairos.core.session.SessionView;
import dev.kairos.core.signal.SignalType;
import dev.kairos.core.slot.Judgment;
import dev.kairos.core.slot.Parameter;
import dev.kairos.core.slot.Parameters;
import dev.kairos.core.slot.SlotFactory;
import dev.kairos.core.slot.Trigger;
import java.util.List;

/**
 * Acts when acting is worth it on average (P19): with probability p that help is wanted, iff p * gain is more than
 * (1 - p) * recovery, that is p above recovery / (recovery + gain). At equality it waits.
 */
public final class CostBenefitTrigger implements Trigger {
    private final SignalType signal;
    private final double gain;
    private final double recovery;
    private final Action action;

    /**
     * @param signal signal whose score is read as p
     * @param gain what a wanted action is worth, more than 0, in any unit (seconds saved, say)
     * @param recovery what an unwanted one costs, 0 or more, in the same unit
     * @param action what to do
     * @throws IllegalArgumentException if gain or recovery are out of range
     */
    public CostBenefitTrigger(SignalType signal, double gain, double recovery, Action action) {
        if (!(gain > 0 && recovery >= 0)) {
            throw new IllegalArgumentException(
                    "gain is " + gain + ", recovery is " + recovery + "; expected gain > 0 and recovery >= 0");
        }
        this.signal = signal;
        this.gain = gain;
        this.recovery = recovery;
        this.action = action;
    }

    @Override
    public Judgment judge(SessionView view, long seed) {
        double threshold = recovery / (recovery + gain);
        return News.strongest(view, signal)
                .map(news -> weigh(news.score(), threshold))
                .orElseGet(() -> Judgment.of(Action.WAIT, 0, threshold, signal, Wording.nothingNew(view, signal)));
    }

    private Judgment weigh(double probability, double threshold) {
        boolean acts = probability > threshold;
        String reason = Wording.name(signal) + " " + Wording.figure(probability) + (acts ? " > " : " <= ")
                + Wording.figure(threshold) + ": acting is worth "
                + Wording.figure(probability * gain - (1 - probability) * recovery) + " on average";
        return Judgment.of(acts ? action : Action.WAIT, probability, threshold, signal, reason);
    }

    /** Makes the trigger. */
    public static final class Factory implements SlotFactory<Trigger> {
        @Override
        public Class<Trigger> slot() {
            return Trigger.class;
        }

        @Override
        public String id() {
            return "cost-benefit";
        }

        @Override
        public int version() {
            return 1;
        }

        @Override
        public String description() {
            return "acts when the gain of a wanted action outweighs the recovery from an unwanted one";
        }

        @Override
        public List<Parameter> parameters() {
            return List.of(
                    TriggerParameters.signal(),
                    Parameter.of("gain", Parameter.Kind.NUMBER, null, "Worth of an action that was wanted, above 0."),
                    Parameter.of("recovery", Parameter.Kind.NUMBER, null, "Cost of one that was not, 0 or more."),
                    TriggerParameters.action());
        }

        @Override
        public Trigger create(Parameters parameters) {
            return new CostBenefitTrigger(
                    TriggerParameters.signal(parameters),
                    parameters.number("gain"),
                    parameters.number("recovery"),
                    TriggerParameters.action(parameters));
        }
    }
}
