package dev.kairos.models.onnx;

import dev.kairos.core.session.SessionView;
import dev.kairos.core.signal.Signal;
import dev.kairos.core.slot.Detector;
import dev.kairos.core.slot.Parameter;
import dev.kairos.core.slot.Parameters;
import dev.kairos.core.slot.SlotFactory;
import java.time.Duration;
import java.util.List;
import java.util.OptionalDouble;

/** Reports a trained model's probability at every content event, as a signal of the type that its card names. */
public final class ModelDetector implements Detector {
    private final TrainedJudgment judgment;
    private final long validFor;

    /** @param validFor how long a signal counts, ms */
    ModelDetector(TrainedJudgment judgment, long validFor) {
        this.judgment = judgment;
        this.validFor = validFor;
    }

    @Override
    public List<Signal> detect(SessionView view) {
        OptionalDouble score = judgment.score(view);
        if (score.isEmpty()) {
            return List.of();
        }
        return List.of(new Signal(
                judgment.card().signal(),
                score.getAsDouble(),
                judgment.card().name(),
                List.of(view.point()),
                view.now() + validFor));
    }

    @Override
    public void close() {
        judgment.close();
    }

    /** Makes the detector. */
    public static final class Factory implements SlotFactory<Detector> {
        @Override
        public Class<Detector> slot() {
            return Detector.class;
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
            return "probability of a trained model at every content event";
        }

        @Override
        public List<Parameter> parameters() {
            return List.of(
                    Parameter.word(
                            "model", ModelDirectory.ofConversations(), null, "Id and version of a shipped model."),
                    Parameter.of(
                            "valid-for", Parameter.Kind.DURATION, "10 min", "How long a signal counts, event time."));
        }

        @Override
        public Detector create(Parameters parameters) {
            Duration validFor = parameters.duration("valid-for");
            ModelDirectory directory = ModelDirectory.shipped(parameters.text("model"));
            return new ModelDetector(TrainedJudgment.load(directory), validFor.toMillis());
        }

        @Override
        public void verify(Parameters parameters) {
            ModelDirectory.shipped(parameters.text("model"));
        }
    }
}
