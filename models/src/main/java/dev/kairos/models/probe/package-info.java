/** Probes that run in process: a costlier look where the cheap tiers are unsure. */
@NullMarked
package dev.kairos.models.probe;

import org.jspecify.annotations.NullMarked;
