package dev.kairos.models.trigger;

import dev.kairos.core.decision.Action;
import dev.kairos.core.session.SessionView;
import dev.kairos.core.session.SessionView.History;
import dev.kairos.core.session.SessionView.Reception;
import dev.kairos.core.slot.Judgment;
import dev.kairos.core.slot.Parameter;
import dev.kairos.core.slot.Parameters;
import dev.kairos.core.slot.SlotFactory;
import dev.kairos.core.slot.Trigger;
import java.time.Duration;
import java.util.List;

/**
 * Asks more of another trigger after its replies were refused (P02: fewer proposals after one was ignored). With n
 * replies ignored or rejected since one was accepted, and the last outcome t ago, the threshold moves by
 *
 * <pre>(most - threshold) * (1 - (1 - share)^n) * 2^(-t / heals)</pre>
 *
 * so that it stays below {@code most}, and half of the rise is forgiven with every {@code heals} in which nothing more was
 * refused. The formula and its defaults are ours; P02 says only which way to go. A share of 0 is the trigger itself.
 */
public final class BackOffTrigger implements Trigger {
    private final Trigger trigger;
    private final double share;
    private final Duration heals;
    private final double most;

    /**
     * @param trigger trigger that is held to a higher threshold
     * @param share part of the way to {@code most} that the threshold moves per refused reply, in [0, 1]
     * @param heals time without a further refusal in which half of the rise is forgiven, more than 0
     * @param most largest score that the trigger gives
     * @throws IllegalArgumentException if {@code heals} is not positive
     */
    public BackOffTrigger(Trigger trigger, double share, Duration heals, double most) {
        if (heals.isZero() || heals.isNegative()) {
            throw new IllegalArgumentException("heals is " + heals + ", expected more than 0");
        }
        this.trigger = trigger;
        this.share = share;
        this.heals = heals;
        this.most = most;
    }

    @Override
    public Judgment judge(SessionView view, long seed) {
        Judgment judgment = trigger.judge(view, seed);
        double rise = Math.max(0, most - judgment.threshold()) * severity(view);
        if (rise == 0) {
            return judgment;
        }
        double threshold = judgment.threshold() + rise;
        Judgment raised = new Judgment(
                judgment.action(),
                judgment.score(),
                threshold,
                judgment.topic(),
                judgment.propensity(),
                judgment.reason(),
                judgment.thoughts());
        return judgment.action().isAudible() && judgment.score() < threshold
                ? raised.instead(
                        Action.WAIT,
                        judgment.reason() + "; " + Wording.figure(judgment.score()) + " < " + Wording.figure(threshold)
                                + " after " + refusals(view.history()))
                : raised;
    }

    private double severity(SessionView view) {
        History history = view.history();
        Reception last = history.received();
        if (last == null) {
            return 0;
        }
        double refused = 1 - Math.pow(1 - share, (double) history.ignored() + history.rejected());
        double ago = Math.max(0, view.now() - last.time());
        return refused * Math.pow(2, -ago / heals.toMillis());
    }

    private static String refusals(History history) {
        return history.ignored() + " ignored and " + history.rejected() + " rejected replies";
    }

    @Override
    public void close() {
        trigger.close();
    }

    /** Makes the trigger. */
    public static final class Factory implements SlotFactory<Trigger> {
        @Override
        public Class<Trigger> slot() {
            return Trigger.class;
        }

        @Override
        public String id() {
            return "back-off";
        }

        @Override
        public int version() {
            return 1;
        }

        @Override
        public String description() {
            return "another trigger with a threshold that rises with refused replies, and heals";
        }

        @Override
        public List<Parameter> parameters() {
            return List.of(
                    Parameter.slot("trigger", Trigger.class, null, "Trigger whose threshold rises."),
                    Parameter.of(
                            "share",
                            Parameter.Kind.SHARE,
                            "0.3",
                            "Part of the way to the largest score that the threshold moves per reply that was ignored or"
                                    + " rejected since one was accepted."),
                    Parameter.of(
                            "heals",
                            Parameter.Kind.DURATION,
                            "30 min",
                            "Event time without a further refusal in which half of the rise is forgiven."),
                    Parameter.of("most", Parameter.Kind.NUMBER, "1", "Largest score that the trigger gives."));
        }

        @Override
        public Trigger create(Parameters parameters) {
            return new BackOffTrigger(
                    parameters.slot("trigger", Trigger.class),
                    parameters.number("share"),
                    parameters.duration("heals"),
                    parameters.number("most"));
        }
    }
}
