/** The pluggable interfaces of Kairos, the registry that finds their implementations, and their typed parameters. */
@NullMarked
package dev.kairos.core.slot;

import org.jspecify.annotations.NullMarked;
