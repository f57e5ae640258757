/** What is known of one session: the summary kept in state, its features, and the immutable view given to slots. */
@NullMarked
package dev.kairos.core.session;

import org.jspecify.annotations.NullMarked;
