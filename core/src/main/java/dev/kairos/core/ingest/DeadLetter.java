package dev.kairos.core.ingest;

import org.jspecify.annotations.Nullable;

/**
 * A record that could not be used, kept whole.
 *
 * @param reason why, as a code
 * @param message why, in words, with what is allowed
 * @param origin where it stood
 * @param raw its text, redacted unless opted in; base64 when it is not UTF-8
 * @param base64 whether {@code raw} is base64
 */
public record DeadLetter(Reason reason, String message, Origin origin, String raw, boolean base64) {
    /** Why a record was refused. */
    public enum Reason {
        NOT_UTF8,
        LINE_TOO_LONG,
        NOT_JSON,
        TOO_DEEP,
        SCHEMA,
        TEXT_TOO_LONG,
        TOO_MANY_ATTRIBUTES,
        TIME_OUT_OF_RANGE,
        HOSTILE_ID,
        UNUSABLE_RECORD,
        LATE
    }

    /**
     * Position in the input.
     *
     * @param source topic or file
     * @param partition partition of a topic, or null
     * @param position offset in the topic, or line in the file, from 1
     */
    public record Origin(String source, @Nullable Integer partition, long position) {}
}
