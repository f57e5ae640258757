package dev.kairos.jobs.recording;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.RuntimeJsonMappingException;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import dev.kairos.core.event.Actor;
import dev.kairos.core.event.EventType;
import dev.kairos.core.event.Role;
import dev.kairos.core.event.SessionEvent;
import dev.kairos.core.ingest.DeadLetter.Origin;
import dev.kairos.core.ingest.DeadLetter.Reason;
import dev.kairos.core.ingest.EventTime;
import dev.kairos.core.ingest.Ingested;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Comments as a table, in one of two forms: {@code _id} (repository/owner/issue/comment) and {@code text}, without
 * times; or {@code project_name, issue_id, comment_id, comment_body, created_at, user_id}.
 */
final class CommentTableReader implements RecordingReader {
    private final RecordingFile file;
    private final Admission admission;
    private final MappingIterator<Map<String, String>> rows;
    private final Map<String, Integer> turns = new HashMap<>();

    CommentTableReader(RecordingFile file, Admission admission) {
        this.file = file;
        this.admission = admission;
        try {
            this.rows = new CsvMapper()
                    .readerForMapOf(String.class)
                    .with(CsvSchema.emptySchema().withHeader())
                    .readValues(new InputStreamReader(file.open(), StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            throw new UncheckedIOException("recording file " + file.path() + " cannot be read", unreadable);
        }
    }

    @Override
    public boolean hasNext() {
        return rows.hasNext();
    }

    @Override
    public Ingested next() {
        JsonLocation location = rows.getCurrentLocation();
        Origin origin = new Origin(file.name(), null, location.getLineNr());
        try {
            Map<String, String> row = rows.next();
            SessionEvent event = row.containsKey("_id") ? untimed(row) : timed(row);
            return event == null
                    ? admission.refuse(
                            Reason.UNUSABLE_RECORD, "the row lacks its id, text or time", origin, row.toString())
                    : admission.admit(event, origin, event.textOrEmpty());
        } catch (RuntimeJsonMappingException broken) {
            return admission.refuse(
                    Reason.UNUSABLE_RECORD, "the row cannot be read: " + broken.getMessage(), origin, "");
        }
    }

    @Override
    public void close() {
        try {
            rows.close();
        } catch (IOException failed) {
            throw new UncheckedIOException("recording file " + file.path() + " cannot be closed", failed);
        }
    }

    private @Nullable SessionEvent untimed(Map<String, String> row) {
        String id = row.getOrDefault("_id", "");
        String text = row.get("text");
        int end = id.lastIndexOf('/');
        if (end < 1 || text == null) {
            return null;
        }
        String session = id.substring(0, end);
        int index = turns.merge(session, 1, Integer::sum) - 1;
        return comment(session, id.substring(end + 1), RecordedTime.ofIndex(index), "unknown", text);
    }

    private @Nullable SessionEvent timed(Map<String, String> row) {
        String text = row.get("comment_body");
        Long time = EventTime.parse(row.getOrDefault("created_at", ""));
        String id = row.get("comment_id");
        if (text == null || time == null || id == null) {
            return null;
        }
        String session = row.get("project_name") + "/" + row.get("issue_id");
        return comment(session, id, time, row.getOrDefault("user_id", "unknown"), text);
    }

    private static SessionEvent comment(String session, String id, long time, String who, String text) {
        return new SessionEvent(
                session,
                id,
                time,
                EventType.UTTERANCE,
                new Actor(who, Role.USER),
                GithubCommentsFormat.words(text),
                null,
                Map.of());
    }
}
