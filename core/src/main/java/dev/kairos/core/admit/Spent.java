package dev.kairos.core.admit;

/**
 * What was spent under one entry of an account.
 *
 * @param amount how much
 * @param until event time in ms after which the entry no longer matters
 */
public record Spent(double amount, long until) {}
