/** RESPOND: finds words for admitted plans, asynchronously. Resolutions enter, replies leave. */
@NullMarked
package dev.kairos.operators.respond;

import org.jspecify.annotations.NullMarked;
