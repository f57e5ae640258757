/** The one wall clock, and durations as people write them. */
@NullMarked
package dev.kairos.core.time;

import org.jspecify.annotations.NullMarked;
