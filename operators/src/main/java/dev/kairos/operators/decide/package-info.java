/** DECIDE: turns observations, matches and evidence into logged decisions. Knows slots, never their implementations. */
@NullMarked
package dev.kairos.operators.decide;

import org.jspecify.annotations.NullMarked;
