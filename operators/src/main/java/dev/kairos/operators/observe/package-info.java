/** OBSERVE: keyed by session; dedupes, orders, summarises and detects. Turns enter, observations and queries leave. */
@NullMarked
package dev.kairos.operators.observe;

import org.jspecify.annotations.NullMarked;
