package dev.kairos.operators.ingest;

import dev.kairos.core.event.SessionEvent;
import dev.kairos.core.ingest.DeadLetter;
import dev.kairos.core.json.SessionEventJson;

/** Late events as dead letters, with the event as it was read and redacted. */
public final class LateEvents {
    private LateEvents() {}

    /** The dead letter of an event that the watermark has passed. */
    public static DeadLetter deadLetter(SessionEvent event) {
        return new DeadLetter(
                DeadLetter.Reason.LATE,
                "event " + event.id() + " arrived after the watermark had passed its time; allow more disorder",
                new DeadLetter.Origin(event.session(), null, event.time()),
                SessionEventJson.write(event),
                false);
    }
}
