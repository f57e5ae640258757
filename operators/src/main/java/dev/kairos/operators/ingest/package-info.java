/**
 * INGEST: watermarks for what comes in, and the parting of events and dead letters. Enters: ingested records; leaves:
 * session events, and dead letters at the side.
 */
@NullMarked
package dev.kairos.operators.ingest;

import org.jspecify.annotations.NullMarked;
