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
 * Acts when a trained model's probability reaches a threshold. Each reply in a row that was ignored or rejected moves
 * the threshold part of the way to 1 (P02: fewer proposals after a refusal).
 */
public final class ModelTrigger implements Trigger {
    private final TrainedJudgment judgment;
    private final double at;
    private final Action action;
    private final double backOff;

    ModelTrigger(TrainedJudgment judgment, double at, Action action, double backOff) {
        this.judgment = judgment;
        this.at = at;
        this.action = action;
        this.backOff = backOff;
    }

    @Override
    public Judgment judge(SessionView view, long seed) {
        int refused = view.history().ignored() + view.history().rejected();
        double threshold = 1 - (1 - at) * Math.pow(1 - backOff, refused);
        SignalType signal = judgment.card().signal();
        OptionalDouble known = judgment.score(view);
        if (known.isEmpty()) {
            String reason = judgment.card().name() + " has nothing to judge: no words, or no sentence vector of them";
            return Judgment.of(Action.WAIT, 0, threshold, signal, reason);
        }
        double score = known.getAsDouble();
        boolean acts = score >= threshold;
        String reason = String.format(
                Locale.ROOT, "%s %.2f %s %.2f", judgment.card().name(), score, acts ? ">=" : "<", threshold);
        return Judgment.of(acts ? action : Action.WAIT, score, threshold, signal, reason);
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
                    Parameter.word("model", ModelDirectory.shipped(), null, "Id and version of a shipped model."),
                    Parameter.of(
                            "at",
                            Parameter.Kind.NUMBER,
                            FROM_CARD,
                            "Probability to reach, from 0 to 1; below 0: the threshold of the model's card."),
                    TriggerParameters.action(),
                    Parameter.of(
                            "back-off",
                            Parameter.Kind.SHARE,
                            "0",
                            "Part of the way to 1 that the threshold moves per reply in a row that was refused."));
        }

        @Override
        public Trigger create(Parameters parameters) {
            TrainedJudgment judgment = TrainedJudgment.load(ModelDirectory.shipped(parameters.text("model")));
            double at = parameters.number("at");
            return new ModelTrigger(
                    judgment,
                    at < 0 ? judgment.card().threshold() : at,
                    TriggerParameters.action(parameters),
                    parameters.number("back-off"));
        }

        @Override
        public void verify(Parameters parameters) {
            ModelDirectory.shipped(parameters.text("model"));
        }
    }
}
