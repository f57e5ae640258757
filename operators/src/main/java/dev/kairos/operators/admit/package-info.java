/** ADMIT: the right not to speak, keyed by the person addressed. Resolutions enter and leave. */
@NullMarked
package dev.kairos.operators.admit;

import org.jspecify.annotations.NullMarked;
