package dev.kairos.jobs.recording;

import dev.kairos.core.ingest.Ingested;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** Reads a file in which every line stands for at most one record. */
abstract class LinesReader implements RecordingReader {
    private final LineReader lines;
    private @Nullable Ingested next;

    LinesReader(LineReader lines) {
        this.lines = lines;
    }

    /** The record of a line, or null if the line is none. */
    abstract @Nullable Ingested read(LineReader.Line line);

    @Override
    public boolean hasNext() {
        while (next == null) {
            LineReader.Line line = lines.next();
            if (line == null) {
                return false;
            }
            next = read(line);
        }
        return true;
    }

    @Override
    public Ingested next() {
        if (!hasNext() || next == null) {
            throw new NoSuchElementException("the file has no further record");
        }
        Ingested record = next;
        next = null;
        return record;
    }

    @Override
    public void close() {
        lines.close();
    }
}
