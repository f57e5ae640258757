/**
 * Scenarios of a published policy-gate contract, driven through our own checks: what it calls its checks, and what each
 * scenario expects. Scenarios enter, agreement leaves.
 */
@NullMarked
package dev.kairos.jobs.evaluate.gate;

import org.jspecify.annotations.NullMarked;
