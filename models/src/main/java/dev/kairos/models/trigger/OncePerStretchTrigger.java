package dev.kairos.models.trigger;

import dev.kairos.core.decision.Action;
import dev.kairos.core.session.Feature;
import dev.kairos.core.session.SessionView;
import dev.kairos.core.slot.Judgment;
import dev.kairos.core.slot.Parameter;
import dev.kairos.core.slot.Parameters;
import dev.kairos.core.slot.SlotFactory;
import dev.kairos.core.slot.Trigger;
import java.util.List;

/**
 * Lets another trigger act once in each stretch of a stream (P08: of all that a decision may know, what was already
 * said matters most). What was said in this stretch holds it until the next boundary.
 */
public final class OncePerStretchTrigger implements Trigger {
    private final Trigger trigger;

    OncePerStretchTrigger(Trigger trigger) {
        this.trigger = trigger;
    }

    @Override
    public Judgment judge(SessionView view, long seed) {
        Judgment judgment = trigger.judge(view, seed);
        boolean saidHere = view.history().lastSpoken() != null
                && view.history().turnsSince() < view.features().get(Feature.STRETCH_TURNS);
        return judgment.action().isAudible() && saidHere
                ? judgment.instead(
                        Action.HOLD,
                        judgment.reason() + "; it spoke " + view.history().turnsSince()
                                + " turns ago, in this same stretch")
                : judgment;
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
            return "once-per-stretch";
        }

        @Override
        public int version() {
            return 1;
        }

        @Override
        public String description() {
            return "another trigger, at most once between two boundaries of a stream";
        }

        @Override
        public List<Parameter> parameters() {
            return List.of(Parameter.slot("trigger", Trigger.class, null, "Trigger that decides otherwise."));
        }

        @Override
        public Trigger create(Parameters parameters) {
            return new OncePerStretchTrigger(parameters.slot("trigger", Trigger.class));
        }
    }
}
