package dev.kairos.models.detector;

import dev.kairos.core.session.Feature;
import dev.kairos.core.session.SessionView;
import dev.kairos.core.signal.Signal;
import dev.kairos.core.signal.SignalType;
import dev.kairos.core.slot.Detector;
import dev.kairos.core.slot.Parameter;
import dev.kairos.core.slot.Parameters;
import dev.kairos.core.slot.SlotFactory;
import java.util.List;

/** Reports the risk that a session's turns hold together though none of them does by itself (P28), as UNSAFE. */
public final class SessionRiskDetector implements Detector {
    private static final String BY = "session-risk@1";

    private final double floor;
    private final long validFor;

    /**
     * @param floor least risk that is reported
     * @param validFor how long a signal counts, ms
     */
    public SessionRiskDetector(double floor, long validFor) {
        this.floor = floor;
        this.validFor = validFor;
    }

    @Override
    public List<Signal> detect(SessionView view) {
        double risk = view.features().get(Feature.RISK_SESSION);
        return risk < floor || view.turn() == null
                ? List.of()
                : List.of(new Signal(SignalType.UNSAFE, risk, BY, List.of(view.point()), view.now() + validFor));
    }

    /** Makes the detector. */
    public static final class Factory implements SlotFactory<Detector> {
        @Override
        public Class<Detector> slot() {
            return Detector.class;
        }

        @Override
        public String id() {
            return "session-risk";
        }

        @Override
        public int version() {
            return 1;
        }

        @Override
        public String description() {
            return "risk that a session's turns hold together, across turns and languages";
        }

        @Override
        public List<Parameter> parameters() {
            return List.of(
                    Parameter.of("floor", Parameter.Kind.SHARE, "0.5", "Least risk that is reported."),
                    Parameter.of(
                            "valid-for", Parameter.Kind.DURATION, "10 min", "How long a signal counts, event time."));
        }

        @Override
        public Detector create(Parameters parameters) {
            return new SessionRiskDetector(
                    parameters.number("floor"), parameters.duration("valid-for").toMillis());
        }
    }
}
