package dev.kairos.jobs.recording;

import dev.kairos.core.ingest.Ingested;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;

/** A whole file in memory, in event-time order; equal times keep the order of the file. */
final class SortedReader implements RecordingReader {
    private final Iterator<Timed> records;

    /** A record and its place: a dead letter keeps behind the event that it followed. */
    private record Timed(long time, Ingested record) {}

    private SortedReader(Iterator<Timed> records) {
        this.records = records;
    }

    /** Reads the file to its end and closes it. */
    static SortedReader of(RecordingReader file) {
        List<Timed> records = new ArrayList<>();
        long time = Long.MIN_VALUE;
        try (file) {
            while (file.hasNext()) {
                Ingested record = file.next();
                time = record.event() == null ? time : record.event().time();
                records.add(new Timed(time, record));
            }
        }
        records.sort(Comparator.comparingLong(Timed::time));
        return new SortedReader(records.iterator());
    }

    @Override
    public boolean hasNext() {
        return records.hasNext();
    }

    @Override
    public Ingested next() {
        return records.next().record();
    }

    @Override
    public void close() {
        // the file was closed once it had been read
    }
}
