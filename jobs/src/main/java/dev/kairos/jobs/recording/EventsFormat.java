package dev.kairos.jobs.recording;

import dev.kairos.core.ingest.DeadLetter.Origin;
import dev.kairos.core.ingest.DeadLetter.Reason;
import dev.kairos.core.ingest.Ingested;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** {@code events}: session events as JSON lines. Gold lines beside them ({@code *.gold.jsonl}) are for scoring only. */
final class EventsFormat implements RecordingFormat {
    /** A line over the limit is a dead letter; this much of it is kept there, bytes. */
    private static final int KEPT = 1 << 20;

    @Override
    public String id() {
        return "events";
    }

    @Override
    public boolean reads(String fileName) {
        return fileName.endsWith(".jsonl") && !fileName.endsWith(".gold.jsonl");
    }

    @Override
    public boolean isOrdered() {
        return true;
    }

    @Override
    public RecordingReader open(RecordingFile file, Admission admission) {
        return new LinesReader(
                file, admission, Math.max(KEPT, admission.limits().lineBytes())) {
            @Override
            List<Ingested> read(LineReader.Line line) {
                Origin origin = new Origin(file.name(), null, line.number());
                if (line.isCut()) {
                    return List.of(admission.refuse(
                            Reason.LINE_TOO_LONG,
                            "the record has " + line.length() + " bytes, allowed: "
                                    + admission.limits().lineBytes() + "; kept here: " + line.bytes().length,
                            origin,
                            new String(line.bytes(), StandardCharsets.UTF_8)));
                }
                return List.of(admission.parse(line.bytes(), origin));
            }
        };
    }
}
