package dev.kairos.core.signal;

import java.util.List;

/**
 * What a detector says about a session.
 *
 * @param type what was detected
 * @param score strength in [0, 1]
 * @param by detector id and version, e.g. {@code derailment@3}
 * @param evidence ids of the events that it rests on, in event-time order
 * @param validUntil event time in ms after which the signal no longer counts
 */
public record Signal(SignalType type, double score, String by, List<String> evidence, long validUntil) {
    public Signal {
        if (!(score >= 0.0 && score <= 1.0)) {
            throw new IllegalArgumentException("score of " + type + " by " + by + " is " + score + ", allowed: 0 to 1");
        }
        evidence = evidence == null ? List.of() : List.copyOf(evidence);
    }

    public boolean isLiveAt(long time) {
        return time <= validUntil;
    }
}
