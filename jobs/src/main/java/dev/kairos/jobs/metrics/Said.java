package dev.kairos.jobs.metrics;

import org.jspecify.annotations.Nullable;

/**
 * An intervention as far as gold is concerned.
 *
 * @param time event time at which it was said, ms
 * @param act dialogue act; null counts as the wanted one everywhere
 */
public record Said(long time, @Nullable String act) {}
