/** The picture as a Flink job: one line per stage. Sources and sinks are injected. */
@NullMarked
package dev.kairos.jobs.topology;

import org.jspecify.annotations.NullMarked;
