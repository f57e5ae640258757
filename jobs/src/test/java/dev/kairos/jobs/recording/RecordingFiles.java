package dev.kairos.jobs.recording;

import dev.kairos.core.ingest.Ingested;
import dev.kairos.core.ingest.Limits;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/** Writes and reads small recordings. */
final class RecordingFiles {
    static final Limits LIMITS = Limits.startingAt(Instant.parse("2026-03-04T12:00:00Z"));
    static final long TAIL = 10_000;

    private RecordingFiles() {}

    static Path write(Path folder, String name, String... lines) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        byte[] bytes = (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
        try (OutputStream out = name.endsWith(".gz")
                ? new GZIPOutputStream(Files.newOutputStream(file))
                : Files.newOutputStream(file)) {
            out.write(bytes);
        }
        return file;
    }

    static String event(String session, String id, long time) {
        return "{\"v\":1,\"session\":\"" + session + "\",\"id\":\"" + id + "\",\"time\":" + (1_700_000_000_000L + time)
                + ",\"type\":\"UTTERANCE\",\"actor\":{\"id\":\"u\",\"role\":\"USER\"},\"text\":\"t\"}";
    }

    static List<Ingested> read(Path path, String format) {
        List<Ingested> records = new ArrayList<>();
        try (MergedRecording merged = Recording.of(path, format, LIMITS).open(TAIL)) {
            merged.forEachRemaining(records::add);
        }
        return records;
    }

    /** One word per record: its event id, the reason why it was refused, or its clock. */
    static List<String> words(List<Ingested> records) {
        return records.stream().map(RecordingFiles::word).toList();
    }

    static String word(Ingested record) {
        if (record.event() != null) {
            return record.event().id();
        }
        return record.deadLetter() != null
                ? record.deadLetter().reason().name()
                : "clock " + (record.clock() - 1_700_000_000_000L);
    }
}
