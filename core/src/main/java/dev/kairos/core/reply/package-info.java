/** From plan to words: candidates, verdicts and what was delivered. */
@NullMarked
package dev.kairos.core.reply;

import org.jspecify.annotations.NullMarked;
