package dev.kairos.models.detector;

import dev.kairos.core.session.SessionView;
import dev.kairos.core.signal.Signal;
import dev.kairos.core.signal.SignalType;
import dev.kairos.core.slot.Detector;
import dev.kairos.core.slot.Parameter;
import dev.kairos.core.slot.Parameters;
import dev.kairos.core.slot.SlotFactory;
import dev.kairos.models.safety.SafetyInput;
import dev.kairos.models.safety.SafetyScale;
import dev.kairos.models.safety.TaxonomyParameter;
import java.util.List;

/** Reports how unsafe a turn is under a taxonomy, by n-grams alone: UNSAFE with one half as the threshold (P54). */
public final class SafetyDetector implements Detector {
    private static final String BY = "safety@1";

    private final SafetyScale scale;
    private final double floor;
    private final long validFor;

    /**
     * @param floor least score that is reported
     * @param validFor how long a signal counts, ms
     */
    public SafetyDetector(SafetyScale scale, double floor, long validFor) {
        this.scale = scale;
        this.floor = floor;
        this.validFor = validFor;
    }

    @Override
    public List<Signal> detect(SessionView view) {
        if (view.turn() == null || !view.turn().event().type().isContent()) {
            return List.of();
        }
        double score = SafetyScale.highest(
                scale.byGrams(SafetyInput.of(view.turn().event().textOrEmpty())));
        return score < floor
                ? List.of()
                : List.of(new Signal(SignalType.UNSAFE, score, BY, List.of(view.point()), view.now() + validFor));
    }

    @Override
    public void close() {
        scale.close();
    }

    /** Makes the detector. */
    public static final class Factory implements SlotFactory<Detector> {
        @Override
        public Class<Detector> slot() {
            return Detector.class;
        }

        @Override
        public String id() {
            return "safety";
        }

        @Override
        public int version() {
            return 1;
        }

        @Override
        public String description() {
            return "how unsafe a turn is under a taxonomy, by a trained classifier of n-grams";
        }

        @Override
        public List<Parameter> parameters() {
            return List.of(
                    TaxonomyParameter.DECLARATION,
                    Parameter.of("floor", Parameter.Kind.SHARE, "0.35", "Least score that is reported."),
                    Parameter.of(
                            "valid-for", Parameter.Kind.DURATION, "10 min", "How long a signal counts, event time."));
        }

        @Override
        public Detector create(Parameters parameters) {
            return new SafetyDetector(
                    SafetyScale.shipped(TaxonomyParameter.of(parameters)),
                    parameters.number("floor"),
                    parameters.duration("valid-for").toMillis());
        }

        @Override
        public void verify(Parameters parameters) {
            TaxonomyParameter.of(parameters);
        }
    }
}
