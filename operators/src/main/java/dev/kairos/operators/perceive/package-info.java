/** PERCEIVE: events become turns, with cues and, where an assistant names an encoder first, a vector. Knows slots, never their implementations. */
@NullMarked
package dev.kairos.operators.perceive;

import org.jspecify.annotations.NullMarked;
