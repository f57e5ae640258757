/** Lexical cues of one text: word lists and forms counted in a single pass, and the language. Runs in PERCEIVE. */
@NullMarked
package dev.kairos.models.cue;

import org.jspecify.annotations.NullMarked;
