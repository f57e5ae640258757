package dev.kairos.operators.ingest;

import dev.kairos.core.event.SessionEvent;
import dev.kairos.core.ingest.Ingested;
import java.time.Duration;
import org.apache.flink.api.common.eventtime.TimestampAssigner;
import org.apache.flink.api.common.eventtime.TimestampAssignerSupplier;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkGeneratorSupplier;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;

/**
 * Event time of what comes in: the greatest time seen minus the disorder bound, told after every event that moves it,
 * so that where a watermark stands between two events depends on the events alone and not on a timer. A clock record
 * moves it to its own time. What the job published moves nothing when it comes back: it is stamped with the time at
 * which it is to count, and what happens meanwhile would be late. Idleness and alignment are added as usual, by
 * {@code withIdleness} and {@code withWatermarkAlignment}.
 */
public final class IngestWatermarks implements WatermarkStrategy<Ingested> {
    private static final long serialVersionUID = 1L;

    private final long disorder;

    private IngestWatermarks(long disorder) {
        this.disorder = disorder;
    }

    /**
     * Watermarks for events that arrive at most this much behind a later one of the same source; an event that is
     * further behind is late.
     *
     * @throws IllegalArgumentException if the bound is negative
     */
    public static IngestWatermarks bounded(Duration disorder) {
        if (disorder.isNegative()) {
            throw new IllegalArgumentException("disorder bound is " + disorder + ", allowed: zero or more");
        }
        return new IngestWatermarks(disorder.toMillis());
    }

    @Override
    public WatermarkGenerator<Ingested> createWatermarkGenerator(WatermarkGeneratorSupplier.Context context) {
        return new Generator(disorder);
    }

    @Override
    public TimestampAssigner<Ingested> createTimestampAssigner(TimestampAssignerSupplier.Context context) {
        return (ingested, recordTime) ->
                ingested.event() == null ? recordTime : ingested.event().time();
    }

    private static final class Generator implements WatermarkGenerator<Ingested> {
        private final long disorder;
        private long told = Long.MIN_VALUE;

        Generator(long disorder) {
            this.disorder = disorder;
        }

        @Override
        public void onEvent(Ingested ingested, long eventTime, WatermarkOutput output) {
            SessionEvent event = ingested.event();
            // what the job itself said is stamped with when it is to count, which may be before others have come
            if (event != null && !event.type().isOurs()) {
                // a watermark of t says that nothing at or before t is still to come
                advance(event.time() - disorder - 1, output);
            }
            advance(ingested.clock(), output);
        }

        @Override
        public void onPeriodicEmit(WatermarkOutput output) {
            // nothing between events: they alone move the clock
        }

        private void advance(long time, WatermarkOutput output) {
            if (time > told) {
                told = time;
                output.emitWatermark(new Watermark(time));
            }
        }
    }
}
