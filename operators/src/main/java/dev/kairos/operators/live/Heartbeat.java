package dev.kairos.operators.live;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.StateSnapshotContext;
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
 * <p>How far time had come is part of every checkpoint: what was late before a failure is late after it, too.
 *
 * @param <T> record
 */
public final class Heartbeat<T> extends AbstractStreamOperator<T> implements OneInputStreamOperator<T, T> {
    public static final String UID = "heartbeat";
    private static final long serialVersionUID = 1L;
    private static final String TOLD_STATE = "told";

    private final ClockSource source;
    private final long tick;
    private final long quiet;
    private final long disorder;

    @SuppressWarnings("NullAway.Init") // open() comes before the first record
    private transient Clock clock;

    @SuppressWarnings("NullAway.Init") // initializeState() comes before open()
    private transient ListState<Long> toldBefore;

    private long heard;
    private long base = Long.MIN_VALUE;
    private long restored = Long.MIN_VALUE;
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

    /** After a restart, with other subtasks perhaps, the time that all of them had reached stands again. */
    @Override
    public void initializeState(StateInitializationContext context) throws Exception {
        super.initializeState(context);
        toldBefore =
                context.getOperatorStateStore().getUnionListState(new ListStateDescriptor<>(TOLD_STATE, Types.LONG));
        long least = Long.MAX_VALUE;
        for (long time : toldBefore.get()) {
            least = Math.min(least, time);
        }
        restored = least == Long.MAX_VALUE ? Long.MIN_VALUE : least;
    }

    @Override
    public void snapshotState(StateSnapshotContext context) throws Exception {
        super.snapshotState(context);
        toldBefore.update(List.of(told));
    }

    @Override
    public void open() throws Exception {
        super.open();
        clock = source.clock();
        heard = clock.millis();
        tell(restored);
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
