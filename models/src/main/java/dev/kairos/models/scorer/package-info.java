/** Scorers of candidates that need no model. */
@NullMarked
package dev.kairos.models.scorer;

import org.jspecify.annotations.NullMarked;
