/**
 * What holds only while events come as they happen: the heartbeat that carries event time on in silence, branches that
 * have no part in event time, and limits on calls in flight. Imports only core and Flink.
 */
@NullMarked
package dev.kairos.operators.live;

import org.jspecify.annotations.NullMarked;
