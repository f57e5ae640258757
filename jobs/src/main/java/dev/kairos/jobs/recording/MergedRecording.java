package dev.kairos.jobs.recording;

import dev.kairos.core.ingest.Ingested;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.PriorityQueue;

/**
 * All files of a recording as one stream in event-time order: a k-way merge, ties by file name and then by line. If
 * every file is in order within some bound, so is the merge. The last record is the clock: the greatest event time plus
 * the tail. A dead letter stands where it stood in its file.
 *
 * <p>Reading it twice gives the same records, which is what a restart counts on.
 */
public final class MergedRecording implements Iterator<Ingested>, AutoCloseable {
    private static final Comparator<FileCursor> BY_TIME_THEN_FILE =
            Comparator.comparingLong(FileCursor::time).thenComparing(FileCursor::name);

    private final PriorityQueue<FileCursor> heads = new PriorityQueue<>(BY_TIME_THEN_FILE);
    private final long tail;
    private long latest = Long.MIN_VALUE;
    private long latestMoving = Long.MIN_VALUE;
    private long position;
    private boolean isClockTold;

    MergedRecording(List<RecordingFile> files, RecordingFormat format, Admission admission, long tail) {
        if (tail < 0) {
            throw new IllegalArgumentException("tail is " + tail + " ms, allowed: 0 or more");
        }
        this.tail = tail;
        for (RecordingFile file : files) {
            enqueue(new FileCursor(file, format, admission));
        }
    }

    /** How many records have been read. */
    public long position() {
        return position;
    }

    /**
     * Greatest event time read so far that has moved the watermark, ms; {@link Long#MIN_VALUE} before the first such
     * event. What a job published moves none.
     */
    public long latestMoving() {
        return latestMoving;
    }

    @Override
    public boolean hasNext() {
        return !heads.isEmpty() || hasClock();
    }

    @Override
    public Ingested next() {
        FileCursor cursor = heads.poll();
        if (cursor == null) {
            return clock();
        }
        Ingested record = cursor.next();
        enqueue(cursor);
        position++;
        if (record.event() != null) {
            long time = record.event().time();
            latest = Math.max(latest, time);
            latestMoving = record.event().type().isOurs() ? latestMoving : Math.max(latestMoving, time);
        }
        return record;
    }

    /** Reads records without handing them out, until this many have been read or there are no more. */
    public void skipTo(long target) {
        while (position < target && hasNext()) {
            next();
        }
    }

    @Override
    public void close() {
        heads.forEach(FileCursor::close);
        heads.clear();
        isClockTold = true;
    }

    private boolean hasClock() {
        return !isClockTold && latest != Long.MIN_VALUE;
    }

    private Ingested clock() {
        if (!hasClock()) {
            throw new NoSuchElementException("the recording ended after " + position + " records");
        }
        isClockTold = true;
        position++;
        return Ingested.endOfClock(latest + tail);
    }

    private void enqueue(FileCursor cursor) {
        if (cursor.hasNext()) {
            heads.add(cursor);
        } else {
            cursor.close();
        }
    }
}
