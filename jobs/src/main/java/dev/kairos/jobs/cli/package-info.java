/** The command line: one class per command. */
@NullMarked
package dev.kairos.jobs.cli;

import org.jspecify.annotations.NullMarked;
