/** From bytes to events: limits, schema, redaction, and dead letters with their reasons. */
@NullMarked
package dev.kairos.core.ingest;

import org.jspecify.annotations.NullMarked;
