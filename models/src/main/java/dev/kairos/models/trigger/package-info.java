/** Triggers: whether to act at a decision point, and how sure. They read a view and return a judgment; no state. */
@NullMarked
package dev.kairos.models.trigger;

import org.jspecify.annotations.NullMarked;
