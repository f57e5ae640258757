package dev.kairos.core.event;

import java.util.Comparator;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One thing that happened in a session. {@code (session, id)} is its identity: a second arrival is a duplicate.
 *
 * @param session session id, 1 to 256 characters
 * @param id event id, unique in its session
 * @param time event time, ms since 1970-01-01 UTC
 * @param type what kind of thing happened
 * @param actor who did it
 * @param text words, already redacted; null where the type has none
 * @param replyTo id of the event that this one answers, or null
 * @param attributes further properties; nested values as their JSON text
 */
public record SessionEvent(
        String session,
        String id,
        long time,
        EventType type,
        Actor actor,
        @Nullable String text,
        @Nullable String replyTo,
        Map<String, String> attributes) {

    /** Order in which events are handled wherever streams join: by event time, then id, then content. */
    public static final Comparator<SessionEvent> TIME_ORDER = Comparator.comparingLong(SessionEvent::time)
            .thenComparing(SessionEvent::id)
            .thenComparing(SessionEvent::type)
            .thenComparing(event -> event.textOrEmpty());

    /** A name at the start, as in {@code ann: words}, {@code ann, words} or {@code @ann words}. */
    private static final Pattern ADDRESSED = Pattern.compile(
            "\\s*(?:@(?<at>[\\p{L}\\p{N}_.-]{1,64}?)[:,]?|(?<plain>[\\p{L}\\p{N}_.\\[\\]\\\\`^{}|-]{1,64})[:,])(?=\\s|$)");

    public SessionEvent {
        // a savepoint written before a component existed restores it as null
        attributes = attributes == null ? Map.of() : attributes;
    }

    /** The text, or an empty string. */
    public String textOrEmpty() {
        return text == null ? "" : text;
    }

    /**
     * The name that the words begin with, as people address each other where many talk; null if there is none. It need
     * not be anybody's: a text may begin with "so, ...".
     */
    public @Nullable String addressedName() {
        Matcher matcher = ADDRESSED.matcher(textOrEmpty());
        if (!matcher.lookingAt()) {
            return null;
        }
        String at = matcher.group("at");
        return at == null ? matcher.group("plain") : at;
    }

    /** The attribute of that name, or null. */
    public @Nullable String attribute(String name) {
        return attributes.get(name);
    }

    /** The same event at another time. */
    public SessionEvent at(long other) {
        return new SessionEvent(session, id, other, type, actor, text, replyTo, attributes);
    }

    /** Partition key of the session. */
    public long key() {
        return SessionKey.of(session);
    }
}
