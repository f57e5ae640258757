/** How what the job says comes back to it. Imports core only. */
@NullMarked
package dev.kairos.operators.loop;

import org.jspecify.annotations.NullMarked;
