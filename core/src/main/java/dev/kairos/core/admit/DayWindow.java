package dev.kairos.core.admit;

import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A stretch of the local day, from a minute on and up to another one. One that ends before it begins goes over midnight
 * and belongs to the day on which it begins; one that ends where it begins is empty. Minutes are those that the clock on
 * the wall shows: where it is put forward the missing ones never come, where it is put back some come twice.
 *
 * @param from first minute of the day, 0 to 1439
 * @param to first minute after it, 0 to 1440
 */
public record DayWindow(int from, int to) {
    /** What a time of day looks like. */
    public static final String EXPECTED = "a time of day such as 07:30";

    private static final Pattern TIME = Pattern.compile("(\\d{1,2}):(\\d{2})");
    private static final int DAY = 24 * 60;
    private static final int HOUR = 60;

    /**
     * A window between two times of day.
     *
     * @throws IllegalArgumentException if one is none
     */
    public static DayWindow of(String from, String to) {
        return new DayWindow(minute(from) % DAY, minute(to));
    }

    private static int minute(String text) {
        Matcher matcher = TIME.matcher(text);
        if (matcher.matches()) {
            int minute = Integer.parseInt(matcher.group(1)) * HOUR + Integer.parseInt(matcher.group(2));
            if (minute <= DAY && Integer.parseInt(matcher.group(2)) < HOUR) {
                return minute;
            }
        }
        throw new IllegalArgumentException("time of day is '" + text + "', expected " + EXPECTED);
    }

    /** Whether the clock on the wall is inside, whatever the day. */
    public boolean covers(ZonedDateTime now) {
        return beginsBefore(now) || goesOnIn(now);
    }

    /** Whether it began on this very day and goes on. */
    boolean beginsBefore(ZonedDateTime now) {
        int minute = minute(now);
        return from < to ? minute >= from && minute < to : from > to && minute >= from;
    }

    /** Whether it began on the day before and goes on. */
    boolean goesOnIn(ZonedDateTime now) {
        return from > to && minute(now) < to;
    }

    private static int minute(ZonedDateTime now) {
        return now.getHour() * HOUR + now.getMinute();
    }

    @Override
    public String toString() {
        return time(from) + "-" + time(to);
    }

    private static String time(int minute) {
        return String.format("%02d:%02d", minute / HOUR, minute % HOUR);
    }

    /** The day before, as the calendar has it. */
    static LocalDate dayBefore(ZonedDateTime now) {
        return now.toLocalDate().minusDays(1);
    }
}
