package dev.kairos.core.ingest;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Event times as records carry them: ISO 8601 with a zone. */
public final class EventTime {
    private static final DateTimeFormatter WITH_ZONE = new DateTimeFormatterBuilder()
            .parseCaseInsensitive()
            .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
            .optionalStart()
            .appendOffset("+HH:MM:ss", "Z")
            .optionalEnd()
            .optionalStart()
            .appendOffset("+HHmm", "Z")
            .optionalEnd()
            .toFormatter(Locale.ROOT)
            .withResolverStyle(ResolverStyle.STRICT);
    private static final long FARTHEST_SECOND = Long.MAX_VALUE / 1_000 - 1;

    private EventTime() {}

    /**
     * Milliseconds since 1970-01-01 UTC, finer digits cut; the farthest one for times beyond it. Null if the text is
     * not ISO 8601 with a zone.
     */
    public static @Nullable Long parse(String text) {
        try {
            Instant time = OffsetDateTime.parse(text, WITH_ZONE).toInstant();
            long second = time.getEpochSecond();
            boolean isFar = Math.abs(second) > FARTHEST_SECOND;
            return isFar ? Long.signum(second) * Long.MAX_VALUE : time.toEpochMilli();
        } catch (DateTimeException notATime) {
            return null;
        }
    }
}
