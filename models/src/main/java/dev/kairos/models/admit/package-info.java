/** Checks of ADMIT: named reasons not to speak now. */
@NullMarked
package dev.kairos.models.admit;

import org.jspecify.annotations.NullMarked;
