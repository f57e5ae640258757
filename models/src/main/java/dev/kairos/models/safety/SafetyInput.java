package dev.kairos.models.safety;

import dev.kairos.core.event.Actor;
import dev.kairos.core.event.EventType;
import dev.kairos.core.event.Role;
import dev.kairos.core.event.SessionEvent;
import dev.kairos.core.session.Features;
import dev.kairos.core.session.SessionView;
import dev.kairos.core.turn.Cues;
import dev.kairos.core.turn.Turn;
import dev.kairos.models.onnx.FeatureSelection;
import java.util.List;
import java.util.Map;

/**
 * What the model reads of a text: its n-grams, and beside them its cues and its sentence vector.
 *
 * @param grams the n-grams
 * @param features cues and vector; all 0 where the vector is not known
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record SafetyInput(Grams grams, float[] features) {
    /** Version of this reading of texts. */
    public static final String SCHEMA = Grams.SCHEMA + "+conversation-vector@1";

    private static final FeatureSelection FEATURES =
            FeatureSelection.of("conversation-vector@1", List.of("cue.*", "words", "vector.*"));

    /** Names of what is read. */
    public static List<String> names() {
        return List.of("grams", "cue.*", "words", "vector.*");
    }

    /** The n-grams of a text only. */
    public static SafetyInput of(String text) {
        return new SafetyInput(Grams.of(text), new float[FEATURES.size()]);
    }

    /** All of a text. */
    public static SafetyInput of(String text, Cues cues, float[] vector) {
        SessionEvent said =
                new SessionEvent("", "", 0, EventType.UTTERANCE, new Actor("", Role.USER), text, null, Map.of());
        SessionView view = SessionView.ofTurn("", new Turn(said, cues, vector), Features.none());
        return new SafetyInput(Grams.of(text), FEATURES.of(view));
    }
}
