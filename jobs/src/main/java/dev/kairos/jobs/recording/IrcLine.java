package dev.kairos.jobs.recording;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.EnumMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One line of a chat log.
 *
 * @param kind what stands in it
 * @param channel channel in front of a dated line, or null
 * @param date date in front of the line, or null
 * @param time clock time; null for what the server says
 * @param nick who
 * @param text the words
 */
record IrcLine(
        Kind kind,
        @Nullable String channel,
        @Nullable LocalDate date,
        @Nullable LocalTime time,
        String nick,
        String text) {
    /** What stands in a line. */
    enum Kind {
        MESSAGE,
        NOTICE,
        ACTION,
        SERVER
    }

    private static final Pattern STAMPED = Pattern.compile(
            "(?:(?<channel>\\S{1,64}) (?<date>\\d{4}-\\d{2}-\\d{2}) )?\\[(?<time>\\d{2}:\\d{2}(?::\\d{2})?)\\](?<rest>.*)");
    private static final Pattern MESSAGE = Pattern.compile("\\s+<(?<nick>[^>]+)>(?<text>.*)");
    private static final Pattern NOTICE = Pattern.compile("\\s+-(?<nick>[^\\s-]+)-(?<text>.*)");
    private static final Pattern ACTION = Pattern.compile("\\s+\\*\\s+(?<nick>\\S+)(?<text>.*)");
    private static final Map<Kind, Pattern> FORMS =
            new EnumMap<>(Map.of(Kind.MESSAGE, MESSAGE, Kind.NOTICE, NOTICE, Kind.ACTION, ACTION));
    private static final Pattern SERVER = Pattern.compile("===\\s*(?<nick>\\S+)(?<text>.*)");

    /** Reads a line; null if it has none of the forms. */
    static @Nullable IrcLine parse(String line) {
        Matcher server = SERVER.matcher(line);
        if (server.matches()) {
            String text = server.group("nick") + server.group("text");
            return new IrcLine(Kind.SERVER, null, null, null, server.group("nick"), text.strip());
        }
        Matcher stamped = STAMPED.matcher(line);
        if (!stamped.matches()) {
            return null;
        }
        String rest = stamped.group("rest");
        for (Map.Entry<Kind, Pattern> form : FORMS.entrySet()) {
            Matcher words = form.getValue().matcher(rest);
            if (words.matches()) {
                return stamped(form.getKey(), stamped, words);
            }
        }
        return null;
    }

    private static @Nullable IrcLine stamped(Kind kind, Matcher stamp, Matcher words) {
        try {
            String date = stamp.group("date");
            return new IrcLine(
                    kind,
                    stamp.group("channel"),
                    date == null ? null : LocalDate.parse(date),
                    LocalTime.parse(stamp.group("time")),
                    words.group("nick").strip(),
                    words.group("text").strip());
        } catch (DateTimeException notOnTheClock) {
            return null;
        }
    }
}
