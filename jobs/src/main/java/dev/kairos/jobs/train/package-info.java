/** Grouped cross-validation and the fit of a model with its card. Enters: the examples of a task; leaves: a model. */
@NullMarked
package dev.kairos.jobs.train;

import org.jspecify.annotations.NullMarked;
