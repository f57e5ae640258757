/** Event-time order inside keyed operators. Imports only Flink. */
@NullMarked
package dev.kairos.operators.time;

import org.jspecify.annotations.NullMarked;
