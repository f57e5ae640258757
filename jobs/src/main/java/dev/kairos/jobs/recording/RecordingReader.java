package dev.kairos.jobs.recording;

import dev.kairos.core.ingest.Ingested;
import java.util.Iterator;

/** The records of one file, in file order. Input errors come as {@link java.io.UncheckedIOException}. */
public interface RecordingReader extends Iterator<Ingested>, AutoCloseable {
    @Override
    void close();
}
