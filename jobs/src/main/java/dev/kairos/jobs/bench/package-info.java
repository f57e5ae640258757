/**
 * Paired measurements: what Kairos does beside what it has to be measured against, in turn, in one process. Speed is
 * only ever stated as such a ratio.
 */
@NullMarked
package dev.kairos.jobs.bench;

import org.jspecify.annotations.NullMarked;
