package dev.kairos.core.ingest;

import dev.kairos.core.event.SessionEvent;
import dev.kairos.core.ingest.DeadLetter.Origin;
import dev.kairos.core.ingest.DeadLetter.Reason;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The limits and the redaction that every event passes, whatever format it came in: its ids are fit to be ids, its
 * sizes and its time are within bounds, its words are redacted.
 */
public final class EventAdmission {
    private final Limits limits;
    private final Redaction redaction;

    public EventAdmission(Limits limits, Redaction redaction) {
        this.limits = limits;
        this.redaction = redaction;
    }

    /**
     * Lets an event in, redacted, or refuses it.
     *
     * @param raw the record it came from, for the dead letter
     */
    public Ingested admit(SessionEvent event, Origin origin, String raw) {
        Refusal refusal = refusalOf(event);
        return refusal == null
                ? Ingested.of(redaction.apply(event))
                : refuse(refusal.reason(), refusal.message(), origin, raw);
    }

    /** A dead letter; message and raw text are redacted. */
    public Ingested refuse(Reason reason, String message, Origin origin, String raw) {
        return Ingested.refused(new DeadLetter(reason, redaction.apply(message), origin, redaction.apply(raw), false));
    }

    private record Refusal(Reason reason, String message) {}

    private @Nullable Refusal refusalOf(SessionEvent event) {
        String hostile = hostileId(event);
        if (hostile != null) {
            return new Refusal(Reason.HOSTILE_ID, hostile);
        }
        if (event.time() < limits.earliest() || event.time() > limits.latest()) {
            return new Refusal(
                    Reason.TIME_OUT_OF_RANGE,
                    "time is " + event.time() + " ms, allowed: " + Instant.ofEpochMilli(limits.earliest()) + " to "
                            + Instant.ofEpochMilli(limits.latest()));
        }
        if (event.attributes().size() > limits.attributes()) {
            return new Refusal(
                    Reason.TOO_MANY_ATTRIBUTES,
                    event.attributes().size() + " attributes, allowed: " + limits.attributes());
        }
        int textBytes = utf8Length(event.textOrEmpty());
        if (textBytes > limits.textBytes()) {
            return new Refusal(
                    Reason.TEXT_TOO_LONG, "text has " + textBytes + " bytes, allowed: " + limits.textBytes());
        }
        return halfPair(event);
    }

    private @Nullable String hostileId(SessionEvent event) {
        String problem = Ids.problem("session", event.session(), limits.idLength());
        problem = problem != null ? problem : Ids.problem("id", event.id(), limits.idLength());
        problem = problem != null
                ? problem
                : Ids.problem("actor.id", event.actor().id(), limits.idLength());
        if (problem == null && event.replyTo() != null) {
            problem = Ids.problem("replyTo", event.replyTo(), limits.idLength());
        }
        for (String name : event.attributes().keySet()) {
            problem = problem != null ? problem : Ids.problem("attribute name", name, limits.idLength());
        }
        return problem;
    }

    /** JSON can escape half a surrogate pair, which no UTF-8 output can carry on. */
    private static @Nullable Refusal halfPair(SessionEvent event) {
        boolean isBroken = isBroken(event.session())
                || isBroken(event.id())
                || isBroken(event.actor().id())
                || isBroken(event.textOrEmpty())
                || (event.replyTo() != null && isBroken(event.replyTo()));
        for (Map.Entry<String, String> attribute : event.attributes().entrySet()) {
            isBroken |= isBroken(attribute.getKey()) || isBroken(attribute.getValue());
        }
        return isBroken
                ? new Refusal(Reason.NOT_UTF8, "the record holds half a surrogate pair, which is not a character")
                : null;
    }

    private static boolean isBroken(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                if (i + 1 == text.length() || !Character.isSurrogatePair(text.charAt(i), text.charAt(i + 1))) {
                    return true;
                }
                i++;
            }
        }
        return false;
    }

    private int utf8Length(String text) {
        boolean isSurelyShort = text.length() * 3L <= limits.textBytes();
        return isSurelyShort ? 0 : text.getBytes(StandardCharsets.UTF_8).length;
    }
}
