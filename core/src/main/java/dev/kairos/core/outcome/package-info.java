/** What a session did with an intervention. */
@NullMarked
package dev.kairos.core.outcome;

import org.jspecify.annotations.NullMarked;
