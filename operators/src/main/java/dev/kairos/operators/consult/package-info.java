/** CONSULT: asks probes where the cheap tiers are unsure. Queries enter, evidence leaves. */
@NullMarked
package dev.kairos.operators.consult;

import org.jspecify.annotations.NullMarked;
