package dev.kairos.models.detector;

import dev.kairos.core.session.Feature;
import dev.kairos.core.session.SessionView;
import dev.kairos.core.signal.Signal;
import dev.kairos.core.signal.SignalType;
import dev.kairos.core.slot.Detector;
import dev.kairos.core.slot.Parameter;
import dev.kairos.core.slot.Parameters;
import dev.kairos.core.slot.SlotFactory;
import dev.kairos.core.turn.Cue;
import java.time.Duration;
import java.util.List;

/**
 * The tier without a model: one signal per decision point whose score is a {@link CueScore}. Evidence is the turn that
 * opened the point; at a silence mark there is none.
 */
public final class CueDetector implements Detector {
    private static final int VERSION = 1;

    private final SignalType type;
    private final String id;
    private final CueScore score;
    private final double least;
    private final Duration validFor;

    CueDetector(SignalType type, String id, CueScore score, double least, Duration validFor) {
        this.type = type;
        this.id = id;
        this.score = score;
        this.least = least;
        this.validFor = validFor;
    }

    @Override
    public List<Signal> detect(SessionView view) {
        boolean isWorthALook = view.turn() == null || view.turn().event().type().isContent();
        double found = isWorthALook ? score.of(view) : 0;
        if (found < least) {
            return List.of();
        }
        List<String> evidence =
                view.turn() == null ? List.of() : List.of(view.turn().id());
        return List.of(new Signal(type, found, id + "@" + VERSION, evidence, view.now() + validFor.toMillis()));
    }

    /** What the three factories share. */
    private abstract static sealed class CueFactory implements SlotFactory<Detector>
            permits DerailmentFactory, HelpFactory, ClarificationFactory {
        abstract SignalType type();

        abstract CueScore score();

        @Override
        public final Class<Detector> slot() {
            return Detector.class;
        }

        @Override
        public final int version() {
            return VERSION;
        }

        @Override
        public final List<Parameter> parameters() {
            return List.of(
                    Parameter.of("least", Parameter.Kind.SHARE, "0.2", "Scores below are not reported."),
                    Parameter.of("valid-for", Parameter.Kind.DURATION, "10 min", "How long a signal counts."));
        }

        @Override
        public final Detector create(Parameters parameters) {
            return new CueDetector(type(), id(), score(), parameters.number("least"), parameters.duration("valid-for"));
        }
    }

    /**
     * Derailment: tension of the last turns, aimed at people, not softened (P21 finds second person, negation and bitter
     * frustration before toxicity).
     */
    public static final class DerailmentFactory extends CueFactory {
        @Override
        SignalType type() {
            return SignalType.DERAILMENT;
        }

        @Override
        CueScore score() {
            return new CueScore(-3.2)
                    .with(Feature.TENSION_MAX_3, 2.4, 1)
                    .with(Feature.TENSION_MEAN_3, 1.6, 1)
                    .with(Feature.TENSE_30M, 0.3, 5)
                    .with(Feature.SECOND_PERSON_3, 6.0, 0.15)
                    .with(Feature.NEGATION_3, 4.0, 0.15)
                    .with(Feature.FRUSTRATION_3, 5.0, 0.2)
                    .with(Feature.TENSION_SLOPE, 1.0, 0.3)
                    .with(Feature.CONCILIATION_3, -0.9, 1.5);
        }

        @Override
        public String id() {
            return "derailment-cues";
        }

        @Override
        public String description() {
            return "derailment from tension, address and negation of the last turns";
        }
    }

    /** Help: asking, searching, the same error again, a question left open (P02); declined or solved speaks against. */
    public static final class HelpFactory extends CueFactory {
        @Override
        SignalType type() {
            return SignalType.HELP_MOMENT;
        }

        @Override
        CueScore score() {
            return new CueScore(-2.8)
                    .with(Feature.HELP_CUE_3, 1.7, 1)
                    .with(Feature.SAME_ERROR, 0.6, 4)
                    .with(Feature.ERRORS_5M, 0.25, 4)
                    .with(Feature.SEARCHES_5M, 0.35, 4)
                    .with(Feature.QUESTION_AGE, 0.15, 7)
                    .with(Feature.REQUEST_SIMILARITY, 1.2, 1)
                    .with(Feature.RESOLVED_3, -2.0, 1)
                    .with(Feature.DECLINED_10, -2.5, 1);
        }

        @Override
        public String id() {
            return "help-cues";
        }

        @Override
        public String description() {
            return "help moments from requests, errors, searches and open questions";
        }
    }

    /** Clarification: a request of this turn that lacks an object or a detail (P57, missing). */
    public static final class ClarificationFactory extends CueFactory {
        @Override
        SignalType type() {
            return SignalType.CLARIFICATION;
        }

        @Override
        CueScore score() {
            return new CueScore(-2.6)
                    .with(Cue.VAGUE_REQUEST, 2.6, 2)
                    .with(Cue.CONFUSION, 0.5, 2)
                    .with(Cue.HELP_REQUEST, 0.5, 2)
                    .with(Cue.QUESTION, 0.3, 2)
                    .with(Cue.CODE, -0.8, 1)
                    .with(Cue.URL, -0.5, 1)
                    .with(Feature.REQUEST_SIMILARITY, 0.8, 1)
                    .with(Feature.RESOLVED_3, -1.5, 1);
        }

        @Override
        public String id() {
            return "clarification-cues";
        }

        @Override
        public String description() {
            return "need for clarification from vague requests of the current turn";
        }
    }
}
