package dev.kairos.jobs.recording;

import static dev.kairos.jobs.recording.RecordingFiles.event;
import static dev.kairos.jobs.recording.RecordingFiles.write;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kairos.core.ingest.Ingested;
import dev.kairos.operators.ingest.IngestWatermarks;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordingSplitTest {
    private static final long DISORDER = 5;
    private static final int RECORDS = 41;

    @TempDir
    private Path folder;

    /** Remembers the last watermark. */
    private static final class Clock implements WatermarkOutput {
        private long time = Long.MIN_VALUE;

        @Override
        public void emitWatermark(Watermark watermark) {
            time = watermark.getTimestamp();
        }

        @Override
        public void markIdle() {
            throw new IllegalStateException("a recording is never idle");
        }

        @Override
        public void markActive() {
            throw new IllegalStateException("a recording is never idle");
        }
    }

    @BeforeEach
    void recordWithDisorderAndDeadLetters() throws IOException {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < RECORDS - 1; i++) {
            lines.add(i % 9 == 5 ? "no json " + i : event("a", "e" + i, i % 4 == 3 ? i * 10L - 45 : i * 10L));
        }
        write(folder, "a.jsonl", lines.toArray(String[]::new));
    }

    @Test
    void whereverItIsCutTheRestHasTheSameRecordsAndTheSameWatermarks() throws IOException {
        List<String> whole = rest(split(0), RECORDS);
        assertThat(whole).hasSize(RECORDS);
        for (int cut = 0; cut <= RECORDS; cut++) {
            assertThat(rest(restored(cut), RECORDS)).as("cut after %d", cut).isEqualTo(whole.subList(cut, RECORDS));
        }
    }

    @Test
    void withoutTheClockRecordOfARestartTheWatermarkWouldFallBack() throws IOException {
        ResumedRecording resumed = restored(4).getIterator();
        resumed.next();
        assertThat(witness(resumed, RECORDS))
                .isNotEqualTo(rest(split(0), RECORDS).subList(4, RECORDS));
    }

    /** A split that went through a checkpoint after so many records. */
    private RecordingSplit restored(int records) throws IOException {
        RecordingSplit split = split(0);
        RecordingSplitSerializer serializer = new RecordingSplitSerializer();
        try (ResumedRecording reading = split.getIterator()) {
            witness(reading, records);
            RecordingSplit updated = split.getUpdatedSplitForIterator(reading);
            RecordingSplit copy = serializer.deserialize(serializer.getVersion(), serializer.serialize(updated));
            assertThat(copy).isEqualTo(updated);
            return copy;
        }
    }

    private RecordingSplit split(long position) {
        Recording recording = Recording.of(folder, "events", RecordingFiles.LIMITS);
        return new RecordingSplit(recording, RecordingFiles.TAIL, DISORDER, position);
    }

    private static List<String> rest(RecordingSplit split, int records) {
        try (ResumedRecording reading = split.getIterator()) {
            return witness(reading, records);
        }
    }

    /** What an operator sees: each record with the watermark that stood before it. */
    private static List<String> witness(Iterator<Ingested> reading, int records) {
        WatermarkGenerator<Ingested> watermarks =
                IngestWatermarks.bounded(Duration.ofMillis(DISORDER)).createWatermarkGenerator(null);
        Clock clock = new Clock();
        List<String> seen = new ArrayList<>();
        while (seen.size() < records && reading.hasNext()) {
            Ingested record = reading.next();
            boolean isRestart = record.clock() != Long.MIN_VALUE && reading.hasNext();
            if (!isRestart) {
                seen.add(RecordingFiles.word(record) + " at " + clock.time);
            }
            watermarks.onEvent(record, 0, clock);
        }
        return seen;
    }
}
