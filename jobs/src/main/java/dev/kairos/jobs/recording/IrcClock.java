package dev.kairos.jobs.recording;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The clock of one chat log, zone UTC. The date comes from the line or else from the file name ({@code yyyy-mm-dd...}),
 * or else it is 2000-01-01. Where lines carry no date, a line that seems to go back by more than six hours stands on
 * the next round of the clock: of 24 hours if the file shows an hour above 12 anywhere, else of 12.
 */
final class IrcClock {
    private static final Pattern DATE = Pattern.compile("(\\d{4}-\\d{2}-\\d{2}).*");
    private static final long MORNING = Duration.ofHours(12).toMillis();

    private final LocalDate firstDay;
    private final long round;
    private long advance;
    private long now;

    private IrcClock(LocalDate firstDay, long round, long start) {
        this.firstDay = firstDay;
        this.round = round;
        this.now = start;
    }

    /** Looks through a file for its hours and its first time. */
    static IrcClock of(RecordingFile file, int longestLine) {
        LocalDate firstDay = dateOf(file.plainName());
        boolean hasAfternoon = false;
        IrcLine first = null;
        try (LineReader lines = new LineReader(file, longestLine)) {
            LineReader.Line line = lines.next();
            while (line != null) {
                String text = line.text();
                IrcLine parsed = text == null ? null : IrcLine.parse(text);
                if (parsed != null && parsed.time() != null) {
                    hasAfternoon |= parsed.time().getHour() > 12;
                    first = first == null ? parsed : first;
                }
                line = lines.next();
            }
        }
        long start = first == null ? millis(firstDay, LocalTime.MIN) : startOf(first, firstDay);
        return new IrcClock(firstDay, hasAfternoon ? 2 * MORNING : MORNING, start);
    }

    /** Event time of the next line, ms; a line without a time takes that of the line before it. */
    long timeOf(IrcLine line) {
        LocalTime shown = line.time();
        if (shown == null) {
            return now;
        }
        if (line.date() != null) {
            now = millis(line.date(), shown);
            return now;
        }
        long unadvanced = millis(firstDay, shown) + advance;
        long time = RecordedTime.advanced(unadvanced, now, round);
        advance += time - unadvanced;
        now = time;
        return time;
    }

    private static long startOf(IrcLine first, LocalDate firstDay) {
        LocalTime time = first.time() == null ? LocalTime.MIN : first.time();
        return millis(first.date() == null ? firstDay : first.date(), time);
    }

    private static LocalDate dateOf(String fileName) {
        Matcher matcher = DATE.matcher(fileName);
        @Nullable LocalDate date = null;
        if (matcher.matches()) {
            try {
                date = LocalDate.parse(matcher.group(1));
            } catch (DateTimeException noSuchDay) {
                // digits that look like a date and are none say nothing about the day
                date = null;
            }
        }
        return date == null ? LocalDate.ofEpochDay(RecordedTime.ANCHOR / (2 * MORNING)) : date;
    }

    private static long millis(LocalDate date, LocalTime time) {
        return date.atTime(time).toInstant(ZoneOffset.UTC).toEpochMilli();
    }
}
