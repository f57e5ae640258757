package dev.kairos.operators.time;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.TimerService;

/**
 * Records of one key that wait for their time. Written and read by exact time stamp only, never iterated, so that
 * RocksDB answers every access with a point look-up.
 *
 * @param <T> record
 */
public final class EventTimeQueue<T> {
    private final MapState<Long, List<T>> waiting;
    private final Comparator<T> order;

    /**
     * @param stateName name of the keyed state
     * @param type type of a record
     * @param order order of records of one time stamp: total, so that arrival order never matters
     */
    public EventTimeQueue(RuntimeContext context, String stateName, TypeInformation<T> type, Comparator<T> order) {
        this.waiting = context.getMapState(new MapStateDescriptor<>(stateName, Types.LONG, Types.LIST(type)));
        this.order = order;
    }

    /** Queues a record for an event time that the watermark has not passed, and sets the timer that will take it. */
    public void add(T item, long time, TimerService timers) throws Exception {
        List<T> same = waiting.get(time);
        List<T> next = same == null ? new ArrayList<>(1) : new ArrayList<>(same);
        next.add(item);
        waiting.put(time, next);
        timers.registerEventTimeTimer(time);
    }

    /** Takes the records of one time stamp, in order. */
    public List<T> take(long time) throws Exception {
        List<T> due = waiting.get(time);
        if (due == null) {
            return List.of();
        }
        waiting.remove(time);
        List<T> sorted = new ArrayList<>(due);
        sorted.sort(order);
        return sorted;
    }

    /** Whether the recording's clock has ended, so that timers that are still pending are to be dropped. */
    public static boolean clockEnded(TimerService timers) {
        return timers.currentWatermark() == Long.MAX_VALUE;
    }
}
