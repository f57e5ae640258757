package dev.kairos.models.client;

import dev.kairos.core.slot.ModelClient.Reason;
import dev.kairos.core.time.Durations;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * What one line of a cassette does.
 *
 * @param kind what happens
 * @param text the answer, empty without one
 * @param reason why it fails; of no account otherwise
 * @param delay time until the answer
 */
record CassetteLine(Kind kind, String text, Reason reason, Duration delay) {
    private static final String HANG = "hang";
    private static final String FAIL = "fail ";
    private static final String DELAY = "delay ";

    /** What can happen. */
    enum Kind {
        ANSWER,
        HANG,
        FAIL,
        DELAY
    }

    /** @throws IllegalArgumentException if a failure has no known reason, or a delay no duration and answer */
    static CassetteLine read(String line) {
        if (line.equals(HANG)) {
            return of(Kind.HANG, "");
        }
        if (line.startsWith(FAIL)) {
            return new CassetteLine(Kind.FAIL, "", reason(line.substring(FAIL.length())), Duration.ZERO);
        }
        int colon = line.indexOf(':');
        if (!line.startsWith(DELAY)) {
            return of(Kind.ANSWER, line);
        }
        if (colon < 0) {
            throw new IllegalArgumentException("'" + line + "' has no answer; expected 'delay <duration>: <answer>'");
        }
        return new CassetteLine(
                Kind.DELAY,
                line.substring(colon + 1).strip(),
                Reason.DEADLINE,
                Durations.parse(line.substring(DELAY.length(), colon)));
    }

    private static CassetteLine of(Kind kind, String text) {
        return new CassetteLine(kind, text, Reason.DEADLINE, Duration.ZERO);
    }

    private static Reason reason(String word) {
        return Arrays.stream(Reason.values())
                .filter(reason -> word(reason).equals(word))
                .findAny()
                .orElseThrow(() -> new IllegalArgumentException(
                        "reason of failure is '" + word + "'; expected one of " + words()));
    }

    private static List<String> words() {
        return Arrays.stream(Reason.values()).map(CassetteLine::word).toList();
    }

    private static String word(Reason reason) {
        return reason.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
