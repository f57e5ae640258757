/**
 * MATCH: runs patterns, which are data and change at run time, over the events of each session. Enters: {@link
 * dev.kairos.operators.match.MatchEvent} and pattern versions; leaves: {@link dev.kairos.operators.match.Match}.
 */
@NullMarked
package dev.kairos.operators.match;

import org.jspecify.annotations.NullMarked;
