/** What the job resolved to do: actions, alternatives, plans, checks and the logged decision. */
@NullMarked
package dev.kairos.core.decision;

import org.jspecify.annotations.NullMarked;
