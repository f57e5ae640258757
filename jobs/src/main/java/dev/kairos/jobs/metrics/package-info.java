/** Figures: what a replay said against what people said it should say, with intervals and baselines. */
@NullMarked
package dev.kairos.jobs.metrics;

import org.jspecify.annotations.NullMarked;
