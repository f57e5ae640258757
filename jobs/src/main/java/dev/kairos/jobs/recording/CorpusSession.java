package dev.kairos.jobs.recording;

import com.fasterxml.jackson.databind.JsonNode;
import dev.kairos.core.event.Actor;
import dev.kairos.core.event.EventType;
import dev.kairos.core.event.Role;
import dev.kairos.core.event.SessionEvent;
import dev.kairos.core.ingest.DeadLetter.Origin;
import dev.kairos.core.ingest.DeadLetter.Reason;
import dev.kairos.core.ingest.Ingested;
import java.util.List;
import java.util.Map;

/** Takes the turns that are found in one record of a corpus and lets them in one by one. */
final class CorpusSession {
    private final Admission admission;
    private final Origin origin;
    private final List<Ingested> records;

    CorpusSession(Admission admission, Origin origin, List<Ingested> records) {
        this.admission = admission;
        this.origin = origin;
        this.records = records;
    }

    /** Something a person said or did. */
    void person(
            String session,
            String id,
            long time,
            EventType type,
            String who,
            String text,
            Map<String, String> attributes) {
        add(new SessionEvent(session, id, time, type, new Actor(who, Role.USER), text, null, attributes));
    }

    /** An event; refused with its own words if it is over a limit. */
    void add(SessionEvent event) {
        records.add(admission.admit(event, origin, event.textOrEmpty()));
    }

    /** One turn that no event can be made from. */
    void refuse(String message, String raw) {
        records.add(admission.refuse(Reason.UNUSABLE_RECORD, message, origin, raw));
    }

    /**
     * The text of a field.
     *
     * @throws UnusableRecordException if the field is absent or no string
     */
    static String text(JsonNode record, String field) throws UnusableRecordException {
        JsonNode value = record.path(field);
        if (!value.isTextual()) {
            throw new UnusableRecordException(
                    "field '" + field + "' is " + value.getNodeType() + ", expected a string");
        }
        return value.textValue();
    }

    /**
     * The number in a field.
     *
     * @throws UnusableRecordException if the field is absent or no number
     */
    static double number(JsonNode record, String field) throws UnusableRecordException {
        JsonNode value = record.path(field);
        if (!value.isNumber() || !Double.isFinite(value.doubleValue())) {
            throw new UnusableRecordException(
                    "field '" + field + "' is " + value.getNodeType() + ", expected a number");
        }
        return value.doubleValue();
    }

    /**
     * The elements of a field.
     *
     * @throws UnusableRecordException if the field is absent or no array
     */
    static JsonNode array(JsonNode record, String field) throws UnusableRecordException {
        if (!record.path(field).isArray()) {
            throw new UnusableRecordException(
                    "field '" + field + "' is " + record.path(field).getNodeType() + ", expected an array");
        }
        return record.path(field);
    }
}
