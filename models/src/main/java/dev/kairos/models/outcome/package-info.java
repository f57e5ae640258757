/** Outcome readers: what a session did with an intervention. */
@NullMarked
package dev.kairos.models.outcome;

import org.jspecify.annotations.NullMarked;
