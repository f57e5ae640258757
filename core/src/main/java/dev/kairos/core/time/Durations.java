package dev.kairos.core.time;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as people write them: {@code 30 s}, {@code 5 min}, {@code 2 h}. */
public final class Durations {
    private static final Pattern FORM = Pattern.compile("\\s*(\\d+(?:\\.\\d+)?)\\s*([a-z]+)\\s*");
    private static final Map<String, Long> UNITS =
            Map.of("ms", 1L, "s", 1_000L, "min", 60_000L, "m", 60_000L, "h", 3_600_000L, "d", 86_400_000L);

    /** Longest duration, a hundred years: added to an event time it is still an event time. */
    private static final double LONGEST = 36_500 * 86_400_000.0;

    private Durations() {}

    /**
     * Reads a duration.
     *
     * @throws IllegalArgumentException if the text is not a number and one of ms, s, min, h, d, or above a hundred years
     */
    public static Duration parse(String text) {
        Matcher matcher = FORM.matcher(text.toLowerCase(Locale.ROOT));
        Long unit = matcher.matches() ? UNITS.get(matcher.group(2)) : null;
        if (unit == null) {
            throw new IllegalArgumentException("'" + text + "' is not a duration; expected a number and a unit, one of"
                    + " ms, s, min, h, d, for example '10 min'");
        }
        double millis = Double.parseDouble(matcher.group(1)) * unit;
        if (millis > LONGEST) {
            throw new IllegalArgumentException("'" + text + "' is too long; expected at most 36500 d");
        }
        return Duration.ofMillis(Math.round(millis));
    }

    /** Writes a duration with the largest unit that divides it. */
    public static String format(Duration duration) {
        long millis = duration.toMillis();
        if (millis != 0 && millis % 86_400_000 == 0) {
            return millis / 86_400_000 + " d";
        }
        if (millis != 0 && millis % 3_600_000 == 0) {
            return millis / 3_600_000 + " h";
        }
        if (millis != 0 && millis % 60_000 == 0) {
            return millis / 60_000 + " min";
        }
        return millis % 1_000 == 0 ? millis / 1_000 + " s" : millis + " ms";
    }
}
