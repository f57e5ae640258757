package dev.kairos.jobs.recording;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.kairos.core.ingest.DeadLetter.Origin;
import dev.kairos.core.ingest.DeadLetter.Reason;
import dev.kairos.core.ingest.Ingested;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** Reads a corpus file that is one JSON array of sessions; the position of a record is its element, from 1. */
final class DocumentReader implements RecordingReader {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private final Iterator<Ingested> records;

    DocumentReader(RecordingFile file, Admission admission, CorpusReader.Turns turns) {
        List<Ingested> found = new ArrayList<>();
        long element = 0;
        for (JsonNode session : sessions(file, admission, found)) {
            Origin origin = new Origin(file.name(), null, ++element);
            try {
                turns.read(session, element, new CorpusSession(admission, origin, found));
            } catch (UnusableRecordException unusable) {
                found.add(admission.refuse(Reason.UNUSABLE_RECORD, unusable.problem(), origin, session.toString()));
            }
        }
        this.records = found.iterator();
    }

    @Override
    public boolean hasNext() {
        return records.hasNext();
    }

    @Override
    public Ingested next() {
        return records.next();
    }

    @Override
    public void close() {
        // the file was closed once it had been read
    }

    private static Iterable<JsonNode> sessions(RecordingFile file, Admission admission, List<Ingested> refused) {
        Origin origin = new Origin(file.name(), null, 1);
        try (InputStream bytes = file.open()) {
            JsonNode document = MAPPER.readTree(bytes);
            if (document.isArray()) {
                return document;
            }
            refused.add(admission.refuse(Reason.UNUSABLE_RECORD, "expected an array of sessions", origin, ""));
        } catch (JsonProcessingException broken) {
            refused.add(admission.refuse(Reason.NOT_JSON, "not JSON: " + broken.getOriginalMessage(), origin, ""));
        } catch (IOException unreadable) {
            throw new UncheckedIOException("recording file " + file.path() + " cannot be read", unreadable);
        }
        return List.of();
    }
}
