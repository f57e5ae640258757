/** What is said to a model: redacted messages, in which words of a session are quoted as data. */
@NullMarked
package dev.kairos.core.prompt;

import org.jspecify.annotations.NullMarked;
