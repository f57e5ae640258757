/**
 * Recorded sessions as a source: one small adapter per file format, a merge of all files by event time, and the Flink
 * source that reads the merge. Enters: files; leaves: ingested records in event-time order. Labels and scores that a
 * corpus carries never leave.
 */
@NullMarked
package dev.kairos.jobs.recording;

import org.jspecify.annotations.NullMarked;
