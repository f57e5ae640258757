package dev.kairos.models.trigger;

import dev.kairos.core.decision.Action;
import dev.kairos.core.session.SessionView;
import dev.kairos.core.signal.Signal;
import dev.kairos.core.signal.SignalType;
import dev.kairos.core.slot.Judgment;
import dev.kairos.core.slot.Parameter;
import dev.kairos.core.slot.Parameters;
import dev.kairos.core.slot.SlotFactory;
import dev.kairos.core.slot.Trigger;
import java.util.List;
import java.util.Optional;

/**
 * Acts when the strongest live signal of one type reaches a threshold and carries news, see {@link News}. Each reply in
 * a row that was ignored or rejected moves the threshold part of the way to 1 (P02: fewer proposals after a refusal).
 */
public final class ThresholdTrigger implements Trigger {
    private final SignalType signal;
    private final double at;
    private final Action action;
    private final double backOff;

    /**
     * @param signal type to look for
     * @param at score to reach, in [0, 1]
     * @param action what to do then
     * @param backOff part of the way to 1 that the threshold moves per refused reply, in [0, 1]
     */
    public ThresholdTrigger(SignalType signal, double at, Action action, double backOff) {
        this.signal = signal;
        this.at = at;
        this.action = action;
        this.backOff = backOff;
    }

    @Override
    public Judgment judge(SessionView view, long seed) {
        double threshold = threshold(view.history());
        Optional<Signal> news = News.strongest(view, signal);
        if (news.isEmpty()) {
            return Judgment.of(Action.WAIT, 0, threshold, signal, Wording.nothingNew(view, signal));
        }
        double score = news.get().score();
        return score >= threshold
                ? Judgment.of(action, score, threshold, signal, Wording.reached(view, signal, score, threshold))
                : Judgment.of(Action.WAIT, score, threshold, signal, Wording.missed(signal, score, threshold));
    }

    private double threshold(SessionView.History history) {
        int refused = history.ignored() + history.rejected();
        return 1 - (1 - at) * Math.pow(1 - backOff, refused);
    }

    /** Makes the trigger. */
    public static final class Factory implements SlotFactory<Trigger> {
        @Override
        public Class<Trigger> slot() {
            return Trigger.class;
        }

        @Override
        public String id() {
            return "threshold";
        }

        @Override
        public int version() {
            return 1;
        }

        @Override
        public String description() {
            return "acts when the strongest new signal of one type reaches a threshold";
        }

        @Override
        public List<Parameter> parameters() {
            return List.of(
                    TriggerParameters.signal(),
                    Parameter.of("at", Parameter.Kind.SHARE, null, "Score that the signal has to reach."),
                    TriggerParameters.action(),
                    Parameter.of(
                            "back-off",
                            Parameter.Kind.SHARE,
                            "0",
                            "Part of the way to 1 that the threshold moves per reply in a row that was refused."));
        }

        @Override
        public Trigger create(Parameters parameters) {
            return new ThresholdTrigger(
                    TriggerParameters.signal(parameters),
                    parameters.number("at"),
                    TriggerParameters.action(parameters),
                    parameters.number("back-off"));
        }
    }
}
