package dev.kairos.core.admit;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * When somebody wants to be left alone: one window a local day, that of the date, or else of the day of the week, or
 * else the usual one. A window that goes over midnight belongs to the day on which it begins.
 *
 * @param usual the window of every other day, or none
 * @param days windows by day of the week; none means that this day has none
 * @param dates windows by date; none means that this day has none
 */
public record QuietHours(
        Optional<DayWindow> usual,
        Map<DayOfWeek, Optional<DayWindow>> days,
        Map<LocalDate, Optional<DayWindow>> dates) {
    /** What quiet hours look like. */
    public static final String EXPECTED =
            "{start: 22:00, end: 07:00} or {default: window or null, days: {mon: window or"
                    + " null}, dates: {2026-12-24: window or null}}";

    private static final long MINUTE = 60_000L;
    private static final int MINUTES_AHEAD = 3 * 24 * 60;
    private static final int LETTERS = 3;

    /** The same window every day. */
    public static QuietHours daily(String start, String end) {
        return new QuietHours(Optional.of(DayWindow.of(start, end)), Map.of(), Map.of());
    }

    /**
     * From JSON.
     *
     * @throws IllegalArgumentException if it is none
     */
    static QuietHours of(JsonNode node) {
        if (!node.isObject()) {
            throw new IllegalArgumentException("quietHours is '" + node + "', expected " + EXPECTED);
        }
        if (node.has("start")) {
            return new QuietHours(window(node), Map.of(), Map.of());
        }
        Map<DayOfWeek, Optional<DayWindow>> days = new EnumMap<>(DayOfWeek.class);
        node.path("days").properties().forEach(day -> days.put(day(day.getKey()), window(day.getValue())));
        Map<LocalDate, Optional<DayWindow>> dates = new TreeMap<>();
        node.path("dates").properties().forEach(date -> dates.put(date(date.getKey()), window(date.getValue())));
        return new QuietHours(window(node.path("default")), days, dates);
    }

    private static Optional<DayWindow> window(JsonNode node) {
        return node.isMissingNode() || node.isNull()
                ? Optional.empty()
                : Optional.of(DayWindow.of(
                        node.path("start").asText(), node.path("end").asText()));
    }

    private static DayOfWeek day(String word) {
        for (DayOfWeek day : DayOfWeek.values()) {
            if (word.length() >= LETTERS
                    && day.name().startsWith(word.toUpperCase(Locale.ROOT).substring(0, LETTERS))) {
                return day;
            }
        }
        throw new IllegalArgumentException("day of quietHours is '" + word + "', expected mon to sun");
    }

    private static LocalDate date(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("date of quietHours is '" + text + "', expected such as 2026-12-24", e);
        }
    }

    /** The window in force, if any. */
    public Optional<DayWindow> at(long instant, ZoneId zone) {
        ZonedDateTime now = Instant.ofEpochMilli(instant).atZone(zone);
        return windowOf(now.toLocalDate())
                .filter(window -> window.beginsBefore(now))
                .or(() -> windowOf(DayWindow.dayBefore(now)).filter(window -> window.goesOnIn(now)));
    }

    private Optional<DayWindow> windowOf(LocalDate date) {
        Optional<DayWindow> special = dates.get(date);
        if (special == null) {
            special = days.get(date.getDayOfWeek());
        }
        return special == null ? usual : special;
    }

    /**
     * First minute after an instant that is not quiet, ms. Minute by minute, as it is asked only of those who are to be
     * left alone, and no rule of calendars has to be trusted then.
     *
     * @return null if the next three days are all quiet
     */
    public @Nullable Long endAfter(long instant, ZoneId zone) {
        long minute = Math.floorDiv(instant, MINUTE) * MINUTE;
        for (int i = 1; i <= MINUTES_AHEAD; i++) {
            if (at(minute + i * MINUTE, zone).isEmpty()) {
                return minute + i * MINUTE;
            }
        }
        return null;
    }
}
