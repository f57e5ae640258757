package dev.kairos.core.decision;

import org.jspecify.annotations.Nullable;

/**
 * What one named check of ADMIT said.
 *
 * @param id name of the check
 * @param ok whether it let the action pass
 * @param value figure that it looked at, in words, or null
 */
public record CheckResult(String id, boolean ok, @Nullable String value) {}
