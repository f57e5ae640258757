package dev.kairos.core.json;

import dev.kairos.core.event.Actor;
import dev.kairos.core.event.EventType;
import dev.kairos.core.event.Role;
import dev.kairos.core.event.SessionEvent;

/** Session events as JSON lines. What comes from outside is read by the parser of ingest, which trusts nothing. */
public final class SessionEventJson {
    private SessionEventJson() {}

    /** The line, without its end. */
    public static String write(SessionEvent event) {
        return JsonLine.of(line -> line.version()
                .text("session", event.session())
                .text("id", event.id())
                .time("time", event.time())
                .text("type", event.type().name())
                .object("actor", actor -> actor.text("id", event.actor().id())
                        .text("role", event.actor().role().name()))
                .text("text", event.text())
                .text("replyTo", event.replyTo())
                .map("attributes", event.attributes(), JsonLine::text));
    }

    /**
     * Reads a line that {@link #write} wrote.
     *
     * @throws IllegalArgumentException if it is none
     */
    public static SessionEvent read(String line) {
        JsonFields fields = JsonFields.of("session event", line);
        JsonFields actor = fields.object("actor");
        return new SessionEvent(
                fields.text("session"),
                fields.text("id"),
                fields.time("time"),
                fields.choice("type", EventType.class),
                new Actor(actor.text("id"), actor.choice("role", Role.class)),
                fields.optionalText("text"),
                fields.optionalText("replyTo"),
                fields.map("attributes", value -> value.asText()));
    }
}
