/** DELIVER: keyed by session; drops stale replies, delivers each decision at most once and reads outcomes. */
@NullMarked
package dev.kairos.operators.deliver;

import org.jspecify.annotations.NullMarked;
