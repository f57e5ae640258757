package dev.kairos.jobs.recording;

import dev.kairos.core.ingest.Ingested;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/**
 * A recording from some record on. What was read before is read again and thrown away; if events were among it and more is to come, a clock
 * record goes ahead that puts the watermark where those events had moved it.
 */
public final class ResumedRecording implements Iterator<Ingested>, AutoCloseable {
    private final MergedRecording records;
    private @Nullable Ingested clock;

    ResumedRecording(MergedRecording records, long disorder, long position) {
        this.records = records;
        records.skipTo(position);
        boolean isResumed = records.latestMoving() != Long.MIN_VALUE && records.hasNext();
        this.clock = isResumed ? Ingested.endOfClock(records.latestMoving() - disorder - 1) : null;
    }

    /** How many records of the recording have been read; the clock record of a restart is none of them. */
    public long position() {
        return records.position();
    }

    @Override
    public boolean hasNext() {
        return clock != null || records.hasNext();
    }

    @Override
    public Ingested next() {
        Ingested first = clock;
        clock = null;
        return first == null ? records.next() : first;
    }

    @Override
    public void close() {
        records.close();
    }
}
