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
import java.util.Locale;
import java.util.Optional;

/**
 * Acts only at silence marks (P14), when the strongest new signal of one type reaches a threshold. The dial is added to
 * the signal's log-odds: raising it never makes the trigger act less.
 */
public final class AtSilenceTrigger implements Trigger {
    private static final double LEAST = 1e-6;

    private final SignalType signal;
    private final double at;
    private final double dial;
    private final Action action;

    /**
     * @param signal type to look for
     * @param at score to reach, in [0, 1]
     * @param dial added to the log-odds of the score; 0 takes it as it is
     * @param action what to do then
     */
    public AtSilenceTrigger(SignalType signal, double at, double dial, Action action) {
        this.signal = signal;
        this.at = at;
        this.dial = dial;
        this.action = action;
    }

    @Override
    public Judgment judge(SessionView view, long seed) {
        if (view.silence() == 0) {
            return Judgment.of(Action.WAIT, 0, at, signal, "looks only when all are silent");
        }
        Optional<Signal> news = News.strongest(view, signal);
        if (news.isEmpty()) {
            return Judgment.of(Action.WAIT, 0, at, signal, Wording.nothingNew(view, signal));
        }
        double score = dialled(news.get().score());
        String reason = (score >= at ? Wording.reached(view, signal, score, at) : Wording.missed(signal, score, at))
                + (dial == 0 ? "" : String.format(Locale.ROOT, ", dial %+.2f", dial));
        return Judgment.of(score >= at ? action : Action.WAIT, score, at, signal, reason);
    }

    private double dialled(double score) {
        double inside = Math.max(LEAST, Math.min(1 - LEAST, score));
        return dial == 0 ? score : 1 / (1 + Math.exp(-(Math.log(inside / (1 - inside)) + dial)));
    }

    /** Makes the trigger. */
    public static final class Factory implements SlotFactory<Trigger> {
        @Override
        public Class<Trigger> slot() {
            return Trigger.class;
        }

        @Override
        public String id() {
            return "at-silence";
        }

        @Override
        public int version() {
            return 1;
        }

        @Override
        public String description() {
            return "acts at silence marks only, when a new signal with a dial added reaches a threshold";
        }

        @Override
        public List<Parameter> parameters() {
            return List.of(
                    TriggerParameters.signal(),
                    Parameter.of("at", Parameter.Kind.SHARE, null, "Score that the signal has to reach."),
                    Parameter.of(
                            "dial",
                            Parameter.Kind.NUMBER,
                            "0",
                            "How forward to be: added to the log-odds of the score; above 0 acts more."),
                    TriggerParameters.action());
        }

        @Override
        public Trigger create(Parameters parameters) {
            return new AtSilenceTrigger(
                    TriggerParameters.signal(parameters),
                    parameters.number("at"),
                    parameters.number("dial"),
                    TriggerParameters.action(parameters));
        }
    }
}
