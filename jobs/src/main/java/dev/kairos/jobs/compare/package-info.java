/**
 * Shadow diff: where two assistants differ on the same recording. Enters: the output of two replays. Leaves: the points at
 * which they differ, and their figures with paired intervals.
 */
@NullMarked
package dev.kairos.jobs.compare;

import org.jspecify.annotations.NullMarked;
