package dev.kairos.jobs.recording;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.kairos.core.ingest.DeadLetter.Origin;
import dev.kairos.core.ingest.DeadLetter.Reason;
import dev.kairos.core.ingest.Ingested;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Reads a corpus of JSON lines, each of which may hold a whole session. */
final class CorpusReader extends LinesReader {
    /** Longest line of a corpus: a session of a thousand long turns fits. */
    private static final int LONGEST = 16 << 20;

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private final RecordingFile file;
    private final Admission admission;
    private final Turns turns;

    /** Finds the turns of one line. */
    interface Turns {
        /**
         * Hands each turn on, in order.
         *
         * @throws UnusableRecordException if the line holds no session
         */
        void read(JsonNode line, long number, CorpusSession session) throws UnusableRecordException;
    }

    CorpusReader(RecordingFile file, Admission admission, Turns turns) {
        super(file, admission, LONGEST);
        this.file = file;
        this.admission = admission;
        this.turns = turns;
    }

    @Override
    List<Ingested> read(LineReader.Line line) {
        Origin origin = new Origin(file.name(), null, line.number());
        String text = line.text();
        if (text == null || line.isCut()) {
            Reason reason = line.isCut() ? Reason.LINE_TOO_LONG : Reason.NOT_UTF8;
            String raw = new String(line.bytes(), StandardCharsets.ISO_8859_1);
            return List.of(admission.refuse(
                    reason,
                    "the line has " + line.length() + " bytes, allowed: " + LONGEST + " of UTF-8",
                    origin,
                    raw));
        }
        List<Ingested> records = new ArrayList<>();
        try {
            turns.read(MAPPER.readTree(text), line.number(), new CorpusSession(admission, origin, records));
        } catch (JsonProcessingException broken) {
            records.add(admission.refuse(Reason.NOT_JSON, "not JSON: " + broken.getOriginalMessage(), origin, text));
        } catch (UnusableRecordException unusable) {
            records.add(admission.refuse(Reason.UNUSABLE_RECORD, unusable.problem(), origin, text));
        }
        return records;
    }
}
