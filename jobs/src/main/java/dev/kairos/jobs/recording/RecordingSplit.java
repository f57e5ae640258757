package dev.kairos.jobs.recording;

import dev.kairos.core.ingest.Ingested;
import org.apache.flink.api.connector.source.lib.util.IteratorSourceSplit;

/**
 * The one split of a recording.
 *
 * @param recording what is read
 * @param tail how long after the last event its clock still runs, ms
 * @param disorder bound that the watermarks are made with, ms
 * @param position records that have been read
 */
public record RecordingSplit(Recording recording, long tail, long disorder, long position)
        implements IteratorSourceSplit<Ingested, ResumedRecording> {
    @Override
    public String splitId() {
        return recording.path();
    }

    @Override
    public ResumedRecording getIterator() {
        return new ResumedRecording(recording.open(tail), disorder, position);
    }

    @Override
    public RecordingSplit getUpdatedSplitForIterator(ResumedRecording iterator) {
        return new RecordingSplit(recording, tail, disorder, iterator.position());
    }
}
