/** Replays recordings through the topology on an embedded mini-cluster, and writes its output whole or not at all. */
@NullMarked
package dev.kairos.jobs.replay;

import org.jspecify.annotations.NullMarked;
