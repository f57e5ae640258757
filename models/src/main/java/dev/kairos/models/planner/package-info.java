/** Planners: the alternatives of a decision point with their values, and the plan of the audible one. */
@NullMarked
package dev.kairos.models.planner;

import org.jspecify.annotations.NullMarked;
