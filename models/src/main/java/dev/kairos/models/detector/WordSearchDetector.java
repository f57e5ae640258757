package dev.kairos.models.detector;

import dev.kairos.core.event.EventType;
import dev.kairos.core.session.Feature;
import dev.kairos.core.session.SessionView;
import dev.kairos.core.signal.Signal;
import dev.kairos.core.signal.SignalType;
import dev.kairos.core.slot.Detector;
import dev.kairos.core.slot.Parameter;
import dev.kairos.core.slot.Parameters;
import dev.kairos.core.slot.SlotFactory;
import dev.kairos.core.turn.Cue;
import dev.kairos.core.turn.Turn;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The tiny model of a two-stage whisper (P14): how likely somebody is at a loss for a word. It looks at every turn, and
 * each turn's score takes the place of the one before, so whoever finds the word ends it. A look-up soon after that
 * brought one to three words offers them; any other result of a tool leaves things as they were. At a silence mark
 * it says nothing: what it said of the last turn still holds.
 */
public final class WordSearchDetector implements Detector {
    private static final String BY = "word-search-cues@1";
    private static final int WHISPER = 3;
    private static final Pattern SPACES = Pattern.compile("\\s+");

    /** Weights are ours, set by hand: the cue alone passes .6, an open question alone stays below .2. */
    private static final CueScore SCORE = new CueScore(-2.6)
            .with(Cue.WORD_SEARCH, 3.2, 1)
            .with(Cue.CONFUSION, 0.4, 1)
            .with(Cue.HEDGE, 0.3, 1)
            .with(Feature.HELP_CUE_3, 0.3, 1)
            .with(Feature.RESOLVED_3, -0.8, 1)
            .with(Feature.DECLINED_10, -2.0, 1);

    private static final double LOOKED_UP = 0.8;

    private final Duration validFor;

    WordSearchDetector(Duration validFor) {
        this.validFor = validFor;
    }

    @Override
    public List<Signal> detect(SessionView view) {
        Turn turn = view.turn();
        if (turn == null || !turn.event().type().isContent()) {
            return List.of();
        }
        if (turn.event().type() == EventType.TOOL_RESULT) {
            boolean offers = view.features().get(Feature.WORD_SEARCH_3) > 0
                    && isWhisper(turn.event().textOrEmpty());
            return offers ? List.of(signal(view, LOOKED_UP)) : List.of();
        }
        return List.of(signal(view, SCORE.of(view)));
    }

    private Signal signal(SessionView view, double score) {
        return new Signal(SignalType.HELP_MOMENT, score, BY, List.of(view.point()), view.now() + validFor.toMillis());
    }

    private static boolean isWhisper(String text) {
        return !text.isBlank() && SPACES.split(text.strip()).length <= WHISPER;
    }

    /** Makes the detector. */
    public static final class Factory implements SlotFactory<Detector> {
        @Override
        public Class<Detector> slot() {
            return Detector.class;
        }

        @Override
        public String id() {
            return "word-search-cues";
        }

        @Override
        public int version() {
            return 1;
        }

        @Override
        public String description() {
            return "somebody at a loss for a word, or a look-up that brought one";
        }

        @Override
        public List<Parameter> parameters() {
            return List.of(Parameter.of(
                    "valid-for", Parameter.Kind.DURATION, "10 s", "How long a signal counts, event time."));
        }

        @Override
        public Detector create(Parameters parameters) {
            return new WordSearchDetector(parameters.duration("valid-for"));
        }
    }
}
