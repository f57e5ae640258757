package dev.kairos.core.slot;

import dev.kairos.core.event.SessionEvent;
import dev.kairos.core.turn.Cues;

/** Counts the lexical cues of one event and detects its language: the half of feature extraction run in PERCEIVE. */
public interface CueExtractor {
    /** Cues of one event; none are invented for a language that the extractor does not know. */
    Cues extract(SessionEvent event);
}
