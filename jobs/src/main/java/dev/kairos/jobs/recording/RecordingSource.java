package dev.kairos.jobs.recording;

import dev.kairos.core.ingest.Ingested;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.api.connector.source.lib.util.IteratorSourceEnumerator;
import org.apache.flink.api.java.typeutils.ResultTypeQueryable;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/**
 * A recording as a bounded source of one split, to be read at parallelism 1: the merge of its files is one stream.
 *
 * <p>A checkpoint holds how many records were read. After a restart that many are read again and thrown away; the
 * greatest event time among them is told first, as a clock record, so that the watermark stands where it stood. Without
 * it the watermark would start anew, and what had been late before the failure would be on time after it.
 */
public final class RecordingSource
        implements Source<Ingested, RecordingSplit, Collection<RecordingSplit>>, ResultTypeQueryable<Ingested> {
    public static final String UID = "recording-source";

    private static final long serialVersionUID = 1L;

    private final Recording recording;
    private final Duration tail;
    private final Duration disorder;

    /**
     * @param recording what to read
     * @param tail how long after its last event its clock still runs
     * @param disorder the bound that the watermarks are made with
     */
    public RecordingSource(Recording recording, Duration tail, Duration disorder) {
        this.recording = recording;
        this.tail = tail;
        this.disorder = disorder;
    }

    @Override
    public Boundedness getBoundedness() {
        return Boundedness.BOUNDED;
    }

    @Override
    public SourceReader<Ingested, RecordingSplit> createReader(SourceReaderContext context) {
        return new RecordingSourceReader(context);
    }

    @Override
    public SplitEnumerator<RecordingSplit, Collection<RecordingSplit>> createEnumerator(
            SplitEnumeratorContext<RecordingSplit> context) {
        return restoreEnumerator(
                context, List.of(new RecordingSplit(recording, tail.toMillis(), disorder.toMillis(), 0)));
    }

    @Override
    public SplitEnumerator<RecordingSplit, Collection<RecordingSplit>> restoreEnumerator(
            SplitEnumeratorContext<RecordingSplit> context, Collection<RecordingSplit> splits) {
        return new IteratorSourceEnumerator<>(context, splits);
    }

    @Override
    public SimpleVersionedSerializer<RecordingSplit> getSplitSerializer() {
        return new RecordingSplitSerializer();
    }

    @Override
    public SimpleVersionedSerializer<Collection<RecordingSplit>> getEnumeratorCheckpointSerializer() {
        return new RecordingSplitsSerializer();
    }

    @Override
    public TypeInformation<Ingested> getProducedType() {
        return TypeInformation.of(Ingested.class);
    }
}
