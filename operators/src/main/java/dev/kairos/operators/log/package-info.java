/** The audit log: every decision once, counted. */
@NullMarked
package dev.kairos.operators.log;

import org.jspecify.annotations.NullMarked;
