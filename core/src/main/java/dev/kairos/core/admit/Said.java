package dev.kairos.core.admit;

/**
 * An action that was admitted.
 *
 * @param decision key of the decision's id
 * @param act dialogue act
 * @param time event time of the admission, ms
 */
public record Said(long decision, String act, long time) {}
