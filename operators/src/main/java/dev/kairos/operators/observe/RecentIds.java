package dev.kairos.operators.observe;

import dev.kairos.core.event.SessionKey;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;

/** The ids of the last 256 events of a session, to notice second arrivals: point look-ups only, bounded. */
final class RecentIds {
    private static final int KEPT = 256;
    private static final String IDS_STATE = "recent-ids";
    private static final String RING_STATE = "recent-ids-ring";

    private final MapState<Long, Integer> places;
    private final MapState<Integer, Long> ring;

    RecentIds(RuntimeContext context) {
        places = context.getMapState(new MapStateDescriptor<>(IDS_STATE, Types.LONG, Types.INT));
        ring = context.getMapState(new MapStateDescriptor<>(RING_STATE, Types.INT, Types.LONG));
    }

    boolean contains(String id) throws Exception {
        return places.contains(SessionKey.of(id));
    }

    /** Remembers the n-th accepted id, n from 0, in place of the one accepted 256 events before. */
    void add(String id, long n) throws Exception {
        int place = (int) (n % KEPT);
        Long oldest = ring.get(place);
        if (oldest != null) {
            places.remove(oldest);
        }
        long hash = SessionKey.of(id);
        ring.put(place, hash);
        places.put(hash, place);
    }

    void clear() {
        places.clear();
        ring.clear();
    }
}
