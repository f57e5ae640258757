/** Guards that run in process: what may be said, and what may not. They fail closed. */
@NullMarked
package dev.kairos.models.guard;

import org.jspecify.annotations.NullMarked;
