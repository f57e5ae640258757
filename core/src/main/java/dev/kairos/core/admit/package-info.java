/**
 * ADMIT's vocabulary: what is proposed, what is known of whom it concerns, what checks found, and the ordered chain of
 * checks. Enters: decisions, consents, reactions; leaves: rulings. Plain values: no state, no clock, no Flink.
 */
@NullMarked
package dev.kairos.core.admit;

import org.jspecify.annotations.NullMarked;
