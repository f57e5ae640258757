/**
 * Prompt programs: files that say whom to ask what, in which order, how answers are read, and when to stop; and the one
 * engine that runs them as a responder or as a guard. What a session said enters prompts only as quotations.
 */
@NullMarked
package dev.kairos.models.program;

import org.jspecify.annotations.NullMarked;
