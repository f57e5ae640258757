package dev.kairos.core.turn;

import dev.kairos.core.event.SessionEvent;

/**
 * An event after PERCEIVE.
 *
 * @param event what happened
 * @param cues lexical cues of its text
 * @param vector sentence vector of Euclidean norm 1, or empty where no assistant names an encoder as its first tier
 */
public record Turn(SessionEvent event, Cues cues, float[] vector) {
    public Turn {
        vector = vector == null ? new float[0] : vector;
    }

    public long time() {
        return event.time();
    }

    public String id() {
        return event.id();
    }

    public boolean hasVector() {
        return vector.length > 0;
    }
}
