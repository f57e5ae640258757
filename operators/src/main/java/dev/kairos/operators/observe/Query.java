package dev.kairos.operators.observe;

/**
 * A question of OBSERVE to the probe of one assistant.
 *
 * @param observation what it is about
 * @param assistant index of the assistant in the job
 */
public record Query(Observation observation, int assistant) {}
