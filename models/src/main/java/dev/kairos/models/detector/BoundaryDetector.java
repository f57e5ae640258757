package dev.kairos.models.detector;

import dev.kairos.core.session.Feature;
import dev.kairos.core.session.SessionView;
import dev.kairos.core.signal.Signal;
import dev.kairos.core.signal.SignalType;
import dev.kairos.core.slot.Detector;
import dev.kairos.core.slot.Parameter;
import dev.kairos.core.slot.Parameters;
import dev.kairos.core.slot.SlotFactory;
import java.time.Duration;
import java.util.List;

/**
 * Boundaries of a stream (P08): a turn that begins a new stretch. The score grows with how unlike the stretch before it
 * is: one standard deviation above the usual is .5, two are .73; a boundary by a pause alone scores .5. What a stretch
 * is, OBSERVE keeps: see {@link Feature#STRETCH_TURNS}. Needs an encoder, or it sees pauses only.
 */
public final class BoundaryDetector implements Detector {
    private static final String BY = "boundary@1";

    private final Duration validFor;

    BoundaryDetector(Duration validFor) {
        this.validFor = validFor;
    }

    @Override
    public List<Signal> detect(SessionView view) {
        boolean begins = view.turn() != null
                && view.turn().event().type().isContent()
                && view.features().get(Feature.STRETCH_TURNS) == 1
                && view.features().get(Feature.TURNS) > Math.log(2.5);
        if (!begins) {
            return List.of();
        }
        double shift = Math.max(1, view.features().get(Feature.SHIFT));
        double score = 1 / (1 + Math.exp(1 - shift));
        return List.of(
                new Signal(SignalType.NOVELTY, score, BY, List.of(view.point()), view.now() + validFor.toMillis()));
    }

    /** Makes the detector. */
    public static final class Factory implements SlotFactory<Detector> {
        @Override
        public Class<Detector> slot() {
            return Detector.class;
        }

        @Override
        public String id() {
            return "boundary";
        }

        @Override
        public int version() {
            return 1;
        }

        @Override
        public String description() {
            return "boundaries of a stream, where a turn is unlike the stretch before it or a pause ends it";
        }

        @Override
        public List<Parameter> parameters() {
            return List.of(Parameter.of(
                    "valid-for", Parameter.Kind.DURATION, "30 s", "How long a signal counts, event time."));
        }

        @Override
        public Detector create(Parameters parameters) {
            return new BoundaryDetector(parameters.duration("valid-for"));
        }
    }
}
