package dev.kairos.operators.ingest;

import dev.kairos.core.event.EventType;
import dev.kairos.core.event.SessionEvent;
import dev.kairos.core.ingest.DeadLetter;
import dev.kairos.core.json.SessionEventJson;
import java.util.Map;
import java.util.TreeMap;

/** What becomes of late events: dead letters, with the event as it was read and redacted; but some are heard all the same. */
public final class LateEvents {
    private static final String MARK = "late";

    private LateEvents() {}

    /**
     * A wish to be forgotten that came late, granted at the first moment that is not.
     *
     * @param watermark watermark of the source, ms
     */
    static SessionEvent granted(SessionEvent forget, long watermark) {
        return new SessionEvent(
                forget.session(),
                forget.id(),
                watermark + 1,
                forget.type(),
                forget.actor(),
                forget.text(),
                forget.replyTo(),
                forget.attributes());
    }

    /** A late consent, which counts for the person from the time that it names, but is no event of the session any more. */
    static SessionEvent marked(SessionEvent consent) {
        Map<String, String> attributes = new TreeMap<>(consent.attributes());
        attributes.put(MARK, "true");
        return with(consent, attributes);
    }

    /** Whether this is a late consent. */
    public static boolean isMarked(SessionEvent event) {
        return event.type() == EventType.CONSENT && event.attribute(MARK) != null;
    }

    private static SessionEvent unmarked(SessionEvent event) {
        Map<String, String> attributes = new TreeMap<>(event.attributes());
        attributes.remove(MARK);
        return with(event, attributes);
    }

    private static SessionEvent with(SessionEvent event, Map<String, String> attributes) {
        return new SessionEvent(
                event.session(),
                event.id(),
                event.time(),
                event.type(),
                event.actor(),
                event.text(),
                event.replyTo(),
                attributes);
    }

    /** The dead letter of an event that the watermark has passed. */
    public static DeadLetter deadLetter(SessionEvent event) {
        return new DeadLetter(
                DeadLetter.Reason.LATE,
                "event " + event.id() + " arrived after the watermark had passed its time; allow more disorder",
                new DeadLetter.Origin(event.session(), null, event.time()),
                SessionEventJson.write(isMarked(event) ? unmarked(event) : event),
                false);
    }
}
