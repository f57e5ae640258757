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
 * Acts when the strongest live signal of one type reaches a threshold and carries news, see {@link News}.
 */
public final class ThresholdTrigger implements Trigger {
    private final SignalType signal;
    private final double at;
    private final Action action;

    /**
     * @param signal type to look for
     * @param at score to reach, in [0, 1]
     * @param action what to do then
     */
    public ThresholdTrigger(SignalType signal, double at, Action action) {
        this.signal = signal;
        this.at = at;
        this.action = action;
    }

    @Override
    public Judgment judge(SessionView view, long seed) {
        Optional<Signal> news = News.strongest(view, signal);
        if (news.isEmpty()) {
            return Judgment.of(Action.WAIT, 0, at, signal, Wording.nothingNew(view, signal));
        }
        double score = news.get().score();
        return score >= at
                ? Judgment.of(action, score, at, signal, Wording.reached(view, signal, score, at))
                : Judgment.of(Action.WAIT, score, at, signal, Wording.missed(signal, score, at));
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
                    TriggerParameters.action());
        }

        @Override
        public Trigger create(Parameters parameters) {
            return new ThresholdTrigger(
                    TriggerParameters.signal(parameters),
                    parameters.number("at"),
                    TriggerParameters.action(parameters));
        }
    }
}
