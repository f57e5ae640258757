package dev.kairos.core.decision;

/**
 * One thing that could have been done at a decision point.
 *
 * @param action what
 * @param value estimated worth against waiting, whose worth is 0
 * @param propensity probability with which the policy would take it here, in [0, 1]
 */
public record Alternative(Action action, double value, double propensity) {}
