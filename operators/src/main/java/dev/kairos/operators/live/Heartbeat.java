package dev.kairos.operators.live;

import java.time.Clock;
import java.time.Duration;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.runtime.watermarkstatus.WatermarkStatus;

/**
 * HEARTBEAT: carries event time on while nothing arrives, so that silence is heard. At every tick it moves the watermark
 * as far as the clock has gone on since the source was last heard, and never past {@code now - disorder}. A source that
 * is behind is thereby not overtaken as long as it reads faster than time passes; one that has been quiet for long is
 * taken to have nothing left behind, and the watermark goes to {@code now - disorder}. Records pass unchanged, and idle
 * sources stall nobody.
 *
 * @param <T> record
 */
public final class Heartbeat<T> extends AbstractStreamOperator<T> implements OneInputStreamOperator<T, T> {
    public static final String UID = "heartbeat";
    private static final long serialVersionUID = 1L;

    private final ClockSource source;
    private final long tick;
    private final long quiet;
    private final long disorder;

    @SuppressWarnings("NullAway.Init") // open() comes before the first record
    private transient Clock clock;

    private long heard;
    private long base = Long.MIN_VALUE;
    // Read by the metrics reporter, too
    private volatile long told = Long.MIN_VALUE;

    /**
     * @param source where the wall clock comes from
     * @param tick how often it is looked at
     * @param quiet silence after which the source is taken to have nothing left behind
     * @param disorder how far event times may lag behind the wall clock
     * @throws IllegalArgumentException if the tick is not positive, or another duration negative
     */
    public Heartbeat(ClockSource source, Duration tick, Duration quiet, Duration disorder) {
        if (tick.toMillis() < 1 || quiet.isNegative() || disorder.isNegative()) {
            throw new IllegalArgumentException("tick is " + tick + ", quiet " + quiet + ", disorder " + disorder
                    + "; allowed: tick of 1 ms or more, the others zero or more");
        }
        this.source = source;
        this.tick = tick.toMillis();
        this.quiet = quiet.toMillis();
        this.disorder = disorder.toMillis();
    }

    @Override
    public void open() throws Exception {
        super.open();
        clock = source.clock();
        heard = clock.millis();
        getMetricGroup().gauge("watermark-lag", (Gauge<Long>) this::lag);
        getProcessingTimeService().scheduleWithFixedDelay(time -> beat(), tick, tick);
    }

    @Override
    public void processElement(StreamRecord<T> element) {
        heard = clock.millis();
        output.collect(element);
    }

    @Override
    public void processWatermark(Watermark watermark) {
        if (watermark.getTimestamp() > base) {
            heard = clock.millis();
            base = watermark.getTimestamp();
            tell(base);
        }
    }

    @Override
    public void processWatermarkStatus(WatermarkStatus status) {
        // whether its source is idle or not, a heart beats
    }

    /** How far event time is behind the wall clock, ms; 0 as long as there is none. */
    private long lag() {
        long time = told;
        return time == Long.MIN_VALUE ? 0 : Math.max(0, clock.millis() - time);
    }

    private void beat() {
        long now = clock.millis();
        long silent = now - heard;
        long latest = now - disorder - 1;
        if (silent >= quiet) {
            tell(latest);
        } else if (base != Long.MIN_VALUE) {
            tell(Math.min(latest, base + silent));
        }
    }

    private void tell(long time) {
        if (time > told) {
            told = time;
            output.emitWatermark(new Watermark(time));
        }
    }
}
