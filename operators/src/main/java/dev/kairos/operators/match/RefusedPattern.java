package dev.kairos.operators.match;

import dev.kairos.core.assistant.PatternSpec;

/**
 * A pattern version that was not taken; the job goes on with those it has.
 *
 * @param pattern what was offered
 * @param reason what is wrong with it
 */
public record RefusedPattern(PatternSpec pattern, String reason) {}
