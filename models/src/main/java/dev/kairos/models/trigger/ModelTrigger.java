package dev.kairos.models.trigger;

import dev.kairos.core.decision.Action;
import dev.kairos.core.session.SessionView;
import dev.kairos.core.signal.SignalType;
import dev.kairos.core.slot.Judgment;
import dev.kairos.core.slot.Parameter;
import dev.kairos.core.slot.Parameters;
import dev.kairos.core.slot.SlotFactory;
import dev.kairos.core.slot.Trigger;
import dev.kairos.models.onnx.ModelDirectory;
import dev.kairos.models.onnx.TrainedJudgment;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/**
 * Acts when a trained model's probability reaches a threshold.
 */
public final class ModelTrigger implements Trigger {
    private final TrainedJudgment judgment;
    private final double at;
    private final Action action;

    ModelTrigger(TrainedJudgment judgment, double at, Action action) {
        this.judgment = judgment;
        this.at = at;
        this.action = action;
    }

    @Override
    public Judgment judge(SessionView view, long seed) {
        SignalType signal = judgment.card().signal();
        OptionalDouble known = judgment.score(view);
        if (known.isEmpty()) {
            String reason = judgment.card().name() + " has nothing to judge: no words, or no sentence vector of them";
            return Judgment.of(Action.WAIT, 0, at, signal, reason);
        }
        double score = known.getAsDouble();
        boolean acts = score >= at;
        String reason =
                String.format(Locale.ROOT, "%s %.2f %s %.2f", judgment.card().name(), score, acts ? ">=" : "<", at);
        return Judgment.of(acts ? action : Action.WAIT, score, at, signal, reason);
    }

    @Override
    public void close() {
        judgment.close();
    }

    /** Makes the trigger. */
    public static final class Factory implements SlotFactory<Trigger> {
        private static final String FROM_CARD = "-1";

        @Override
        public Class<Trigger> slot() {
            return Trigger.class;
        }

        @Override
        public String id() {
            return "model";
        }

        @Override
        public int version() {
            return 1;
        }

        @Override
        public String description() {
            return "acts when a trained model's probability reaches a threshold";
        }

        @Override
        public List<Parameter> parameters() {
            return List.of(
                    Parameter.word(
                            "model", ModelDirectory.ofConversations(), null, "Id and version of a shipped model."),
                    Parameter.of(
                            "at",
                            Parameter.Kind.NUMBER,
                            FROM_CARD,
                            "Probability to reach, from 0 to 1; below 0: the threshold of the model's card."),
                    TriggerParameters.action());
        }

        @Override
        public Trigger create(Parameters parameters) {
            TrainedJudgment judgment = TrainedJudgment.load(ModelDirectory.shipped(parameters.text("model")));
            double at = parameters.number("at");
            return new ModelTrigger(
                    judgment, at < 0 ? judgment.card().threshold() : at, TriggerParameters.action(parameters));
        }

        @Override
        public void verify(Parameters parameters) {
            ModelDirectory.shipped(parameters.text("model"));
        }
    }
}
