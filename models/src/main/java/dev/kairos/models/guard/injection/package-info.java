/**
 * Instructions to the machine in what people say, and replies that obey them. Words enter; readings, findings and
 * verdicts leave.
 */
@NullMarked
package dev.kairos.models.guard.injection;

import org.jspecify.annotations.NullMarked;
