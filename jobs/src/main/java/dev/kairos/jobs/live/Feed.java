package dev.kairos.jobs.live;

import dev.kairos.core.event.SessionEvent;
import dev.kairos.core.ingest.Ingested;
import dev.kairos.core.json.SessionEventJson;
import dev.kairos.core.time.WallClock;
import java.time.Duration;
import java.util.Iterator;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongConsumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.jspecify.annotations.Nullable;

/**
 * A recording on its way into the topic of events, at the pace at which it was recorded or a multiple of it. Nobody waits
 * longer than the longest pause: where nothing happens anywhere for longer, the rest comes that much earlier.
 */
public final class Feed {
    /** What becomes of event times. */
    public enum Stamp {
        /** The first event is now, and all keep their distances: at a multiple of the pace their time runs ahead of ours. */
        SHIFTED,
        /** Every event is stamped with the moment at which it is sent. */
        SENT,
        /** As recorded. */
        KEPT
    }

    private final Producer<String, String> producer;
    private final String topic;
    private final double speed;
    private final Stamp stamp;
    private final long longestPause;
    private long first = Long.MIN_VALUE;
    private long last;
    private long skipped;
    private long start;
    private long startNanos;
    private long events;
    private long refused;
    private @Nullable Future<RecordMetadata> lastSent;

    /**
     * @param producer where records go
     * @param topic topic of events
     * @param speed how many times faster than recorded
     * @param stamp what becomes of event times
     * @param longestPause longest stretch of recorded time in which nothing happens
     */
    public Feed(Producer<String, String> producer, String topic, double speed, Stamp stamp, Duration longestPause) {
        if (!(speed > 0 && speed <= 1_000_000)) {
            throw new IllegalArgumentException("speed is " + speed + ", allowed: more than 0, at most 1000000");
        }
        this.producer = producer;
        this.topic = topic;
        this.speed = speed;
        this.stamp = stamp;
        this.longestPause = longestPause.toMillis();
    }

    /**
     * Sends everything, in event-time order.
     *
     * @param records the recording, merged by time
     * @param progress told how many events have been sent
     * @throws ExecutionException if the broker does not take a record
     */
    public void send(Iterator<Ingested> records, LongConsumer progress)
            throws ExecutionException, InterruptedException {
        while (records.hasNext()) {
            Ingested record = records.next();
            SessionEvent event = record.event();
            if (event != null) {
                send(event);
                progress.accept(++events);
            } else if (record.deadLetter() != null) {
                refused++;
            }
        }
        producer.flush();
        if (lastSent != null) {
            lastSent.get();
        }
    }

    /** Events sent. */
    public long events() {
        return events;
    }

    /** Records that cannot be used, and were not sent. */
    public long refused() {
        return refused;
    }

    /** How far event time lay ahead of the wall clock at the last event, never negative. */
    public Duration ahead() {
        return Duration.ofMillis(Math.max(0, stamped(last) - WallClock.system().millis()));
    }

    private void send(SessionEvent event) throws ExecutionException, InterruptedException {
        if (first == Long.MIN_VALUE) {
            first = event.time();
            last = first;
            start = WallClock.system().millis();
            startNanos = WallClock.nanos();
        }
        long pause = event.time() - last;
        if (pause > longestPause) {
            skipped += pause - longestPause;
        }
        last = Math.max(last, event.time());
        awaitTurn();
        SessionEvent stamped = event.at(stamped(event.time()));
        Future<RecordMetadata> sent =
                producer.send(new ProducerRecord<>(topic, event.session(), SessionEventJson.write(stamped)));
        if (lastSent != null && lastSent.isDone()) {
            // a refusal ends the feed
            lastSent.get();
        }
        lastSent = sent;
    }

    private long stamped(long recorded) {
        return switch (stamp) {
            case SHIFTED -> start + recorded - first - skipped;
            case SENT -> WallClock.system().millis();
            case KEPT -> recorded;
        };
    }

    private void awaitTurn() throws InterruptedException {
        long due = startNanos + (long) ((last - first - skipped) * 1e6 / speed);
        for (long left = due - WallClock.nanos(); left > 0; left = due - WallClock.nanos()) {
            LockSupport.parkNanos(Math.min(left, TimeUnit.SECONDS.toNanos(1)));
            if (Thread.interrupted()) {
                throw new InterruptedException("stopped");
            }
        }
    }
}
