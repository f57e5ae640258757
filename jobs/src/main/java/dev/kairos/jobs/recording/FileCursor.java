package dev.kairos.jobs.recording;

import dev.kairos.core.ingest.Ingested;
import org.jspecify.annotations.Nullable;

/**
 * Where the merge stands in one file. After the first record of an ordered file was seen the file is closed again until
 * its turn comes, so that a recording of ten thousand files does not hold ten thousand open.
 */
final class FileCursor implements AutoCloseable {
    private final RecordingFile file;
    private final RecordingFormat format;
    private final Admission admission;
    private @Nullable RecordingReader reader;
    private @Nullable Ingested head;
    private long time = Long.MIN_VALUE;

    FileCursor(RecordingFile file, RecordingFormat format, Admission admission) {
        this.file = file;
        this.format = format;
        this.admission = admission;
        this.reader = openReader();
        advance(reader);
        if (format.isOrdered()) {
            close();
            reader = null;
        }
    }

    String name() {
        return file.name();
    }

    /** Event time of the record that comes next; a dead letter takes that of the record before it. */
    long time() {
        return time;
    }

    boolean hasNext() {
        return head != null;
    }

    Ingested next() {
        Ingested record = head;
        if (record == null) {
            throw new IllegalStateException("file " + name() + " has no further record");
        }
        if (reader == null) {
            reader = openReader();
            reader.next();
        }
        advance(reader);
        return record;
    }

    @Override
    public void close() {
        if (reader != null) {
            reader.close();
        }
    }

    private RecordingReader openReader() {
        RecordingReader opened = format.open(file, admission);
        return format.isOrdered() ? opened : SortedReader.of(opened);
    }

    private void advance(RecordingReader open) {
        head = open.hasNext() ? open.next() : null;
        if (head != null && head.event() != null) {
            time = head.event().time();
        }
    }
}
