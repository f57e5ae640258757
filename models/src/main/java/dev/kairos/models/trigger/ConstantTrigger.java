package dev.kairos.models.trigger;

import dev.kairos.core.decision.Action;
import dev.kairos.core.session.SessionView;
import dev.kairos.core.slot.Judgment;
import dev.kairos.core.slot.Parameter;
import dev.kairos.core.slot.Parameters;
import dev.kairos.core.slot.SlotFactory;
import dev.kairos.core.slot.Trigger;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Always the same action: the floors that every other trigger has to beat. */
public final class ConstantTrigger implements Trigger {
    private final Action action;

    /**
     * @param action what to do, come what may
     */
    public ConstantTrigger(Action action) {
        this.action = action;
    }

    @Override
    public Judgment judge(SessionView view, long seed) {
        double score = action.isAudible() ? 1 : 0;
        return Judgment.of(action, score, 0.5, null, "always " + action.name().toLowerCase(Locale.ROOT));
    }

    /** Makes the trigger. */
    public static final class Factory implements SlotFactory<Trigger> {
        @Override
        public Class<Trigger> slot() {
            return Trigger.class;
        }

        @Override
        public String id() {
            return "constant";
        }

        @Override
        public int version() {
            return 1;
        }

        @Override
        public String description() {
            return "always the same action: floors for comparison";
        }

        @Override
        public List<Parameter> parameters() {
            List<String> actions =
                    Arrays.stream(Action.values()).map(Enum::name).toList();
            return List.of(Parameter.word("action", actions, null, "What to do at every decision point."));
        }

        @Override
        public Trigger create(Parameters parameters) {
            return new ConstantTrigger(TriggerParameters.action(parameters));
        }
    }
}
