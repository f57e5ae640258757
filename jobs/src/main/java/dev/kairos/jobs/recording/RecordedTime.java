package dev.kairos.jobs.recording;

import dev.kairos.core.ingest.Limits;
import java.time.Duration;

/** Event times for corpora that carry none, or clock times without a date. Models for such corpora use no time feature. */
final class RecordedTime {
    /** Where a session without times begins: 2000-01-01, ms. */
    static final long ANCHOR = Limits.EARLIEST.toEpochMilli();

    /** A clock that seems to go back further than this has gone round instead, ms. */
    static final long FURTHEST_BACK = Duration.ofHours(6).toMillis();

    private static final long STEP = Duration.ofSeconds(60).toMillis();

    private RecordedTime() {}

    /** Time of the n-th turn, from 0, of a session without times: 60 s apart. */
    static long ofIndex(long index) {
        return ANCHOR + index * STEP;
    }

    /** Time of a moment of a video or another recording that counts from its own start. */
    static long ofSeconds(double seconds) {
        return ANCHOR + Math.round(seconds * 1_000);
    }

    /**
     * A clock time after the one before it: if it lies more than six hours back, it is advanced by the smallest
     * multiple of the clock's round that brings it out of there.
     *
     * @param time what the clock shows, with the date and the rounds known so far, ms
     * @param previous the time before it, ms
     * @param round after how long the clock shows the same again, ms
     */
    static long advanced(long time, long previous, long round) {
        long behind = previous - FURTHEST_BACK - time;
        return behind <= 0 ? time : time + (behind + round - 1) / round * round;
    }

    /** An id by position that sorts as the position does. */
    static String id(long position) {
        return String.format("%06d", position);
    }
}
