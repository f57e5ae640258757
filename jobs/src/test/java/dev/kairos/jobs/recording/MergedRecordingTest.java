package dev.kairos.jobs.recording;

import static dev.kairos.jobs.recording.RecordingFiles.event;
import static dev.kairos.jobs.recording.RecordingFiles.read;
import static dev.kairos.jobs.recording.RecordingFiles.words;
import static dev.kairos.jobs.recording.RecordingFiles.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kairos.core.ingest.DeadLetter;
import dev.kairos.core.ingest.Ingested;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MergedRecordingTest {
    @TempDir
    private Path folder;

    @Test
    void filesAreMergedByTimeAndNotReadOneAfterTheOther() throws IOException {
        write(folder, "b.jsonl", event("b", "b1", 1), event("b", "b3", 3));
        write(folder, "deep/a.jsonl.gz", event("a", "a2", 2), event("a", "a4", 4));
        assertThat(words(read(folder, "events"))).containsExactly("b1", "a2", "b3", "a4", "clock 10004");
    }

    @Test
    void equalTimesGoByFileNameAndThenByLine() throws IOException {
        write(folder, "b.jsonl", event("b", "b1", 1), event("b", "b2", 1));
        write(folder, "a.jsonl", event("a", "a1", 1), event("a", "a2", 1));
        assertThat(words(read(folder, "events"))).containsExactly("a1", "a2", "b1", "b2", "clock 10001");
    }

    @Test
    void theClockRunsFromTheGreatestTimeNotFromTheLastRecord() throws IOException {
        write(folder, "a.jsonl", event("a", "a1", 5), event("a", "a2", 3));
        assertThat(words(read(folder, "events"))).containsExactly("a1", "a2", "clock 10005");
    }

    @Test
    void badLinesBecomeDeadLettersWhereTheyStandAndTheRestIsRead() throws IOException {
        String huge = "x".repeat(3_000_000);
        write(folder, "a.jsonl", event("a", "a1", 1), "no json", "", huge, event("a", "a2", 2));
        List<Ingested> records = read(folder, "events");
        assertThat(words(records)).containsExactly("a1", "NOT_JSON", "LINE_TOO_LONG", "a2", "clock 10002");
        DeadLetter letter = records.get(2).deadLetter();
        assertThat(letter.origin()).isEqualTo(new DeadLetter.Origin("a.jsonl", null, 4));
        assertThat(letter.message()).contains("3000000 bytes");
        assertThat(letter.raw()).hasSize(1 << 20);
    }

    @Test
    void goldLinesAreNoEvents() throws IOException {
        write(folder, "a.jsonl", event("a", "a1", 1));
        write(folder, "a.gold.jsonl", "{\"session\":\"a\",\"kind\":\"QUIET\"}");
        assertThat(words(read(folder, "events"))).containsExactly("a1", "clock 10001");
    }

    @Test
    void windowsLineEndsAndAByteOrderMarkAreRead() throws IOException {
        write(folder, "a.jsonl", "\ufeff" + event("a", "a1", 1) + "\r", event("a", "a2", 2) + "\r");
        assertThat(words(read(folder, "events"))).containsExactly("a1", "a2", "clock 10002");
    }

    @Test
    void aRecordingWithoutEventsHasNoClock() throws IOException {
        write(folder, "a.jsonl", "no json");
        assertThat(words(read(folder, "events"))).containsExactly("NOT_JSON");
    }

    @Test
    void aFolderWithoutARecordingIsAnError() {
        assertThatThrownBy(() -> read(folder, "events"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("holds no file of format 'events'");
        assertThatThrownBy(() -> read(folder, "evnts"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'evnts'")
                .hasMessageContaining("events");
    }
}
