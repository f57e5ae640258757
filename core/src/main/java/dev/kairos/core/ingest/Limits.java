package dev.kairos.core.ingest;

import java.io.Serializable;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * How large, how deep and how far away in time a record may be; what lies beyond becomes a dead letter, never cut in
 * silence. The defaults are those of the record reference.
 *
 * @param textBytes longest text, bytes of UTF-8
 * @param lineBytes longest record, bytes
 * @param attributes most attributes
 * @param nesting deepest nesting of objects and arrays, the record itself being 1
 * @param earliest first event time accepted, ms since 1970-01-01 UTC
 * @param latest last event time accepted, ms since 1970-01-01 UTC
 * @param idLength longest id, UTF-16 units
 */
public record Limits(
        int textBytes, int lineBytes, int attributes, int nesting, long earliest, long latest, int idLength)
        implements Serializable {
    public static final int TEXT_BYTES = 16 * 1024;
    public static final int LINE_BYTES = 64 * 1024;
    public static final int ATTRIBUTES = 32;
    public static final int NESTING = 4;
    public static final int ID_LENGTH = 256;

    /** 2000-01-01, before which no event of ours can have happened. */
    public static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");

    public Limits {
        requirePositive("textBytes", textBytes);
        requirePositive("lineBytes", lineBytes);
        requirePositive("nesting", nesting);
        requirePositive("idLength", idLength);
        if (attributes < 0 || earliest > latest) {
            throw new IllegalArgumentException("attributes is " + attributes + " (allowed: 0 or more), earliest "
                    + earliest + " (allowed: at most latest, " + latest + ")");
        }
    }

    /** The defaults for a job that starts now: events up to one day ahead of that clock are accepted. */
    public static Limits startingAt(Instant start) {
        return new Limits(
                TEXT_BYTES,
                LINE_BYTES,
                ATTRIBUTES,
                NESTING,
                EARLIEST.toEpochMilli(),
                start.plus(1, ChronoUnit.DAYS).toEpochMilli(),
                ID_LENGTH);
    }

    /** The same limits with other sizes of text and record, for corpora whose texts are long. */
    public Limits withSizes(int longestText, int longestLine) {
        return new Limits(longestText, longestLine, attributes, nesting, earliest, latest, idLength);
    }

    private static void requirePositive(String name, int value) {
        if (value < 1) {
            throw new IllegalArgumentException(name + " is " + value + ", allowed: 1 or more");
        }
    }
}
