package dev.kairos.jobs.recording;

import dev.kairos.core.ingest.Ingested;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.api.connector.source.lib.util.IteratorSourceReaderBase;

/** Reads the split of a recording and closes its files. */
final class RecordingSourceReader
        extends IteratorSourceReaderBase<Ingested, Ingested, ResumedRecording, RecordingSplit> {
    RecordingSourceReader(SourceReaderContext context) {
        super(context);
    }

    @Override
    protected Ingested convert(Ingested record) {
        return record;
    }

    @Override
    protected void finishSplit() {
        closeFiles();
        super.finishSplit();
    }

    @Override
    public void close() throws Exception {
        closeFiles();
        super.close();
    }

    private void closeFiles() {
        if (iterator != null) {
            iterator.close();
        }
    }
}
