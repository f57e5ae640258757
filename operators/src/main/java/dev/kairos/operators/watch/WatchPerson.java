package dev.kairos.operators.watch;

import dev.kairos.core.event.EventType;
import dev.kairos.core.event.SessionEvent;
import dev.kairos.core.event.SessionKey;
import dev.kairos.operators.time.EventTimeQueue;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.functions.co.KeyedBroadcastProcessFunction;
import org.apache.flink.util.Collector;

/**
 * WATCH: knows in which sessions a person appeared, so that FORGET of a person reaches each of them as an ordinary
 * event, in event-time order. Events pass through unchanged.
 */
public final class WatchPerson extends KeyedBroadcastProcessFunction<Long, SessionEvent, SessionEvent, SessionEvent> {
    public static final String UID = "watch-person";
    /** Attribute of a FORGET event that names the person; without it the session is meant. */
    public static final String PERSON = "person";
    /** Broadcast state of session FORGETs: empty, as they are applied when they arrive. */
    public static final MapStateDescriptor<String, Long> FORGOTTEN =
            new MapStateDescriptor<>("forgotten-sessions", Types.STRING, Types.LONG);

    private static final long serialVersionUID = 1L;
    private static final String SESSIONS_STATE = "sessions-of-person";
    private static final String FORGETS_STATE = "forgets";
    private static final long HOUR = 3_600_000L;

    private final long ttl;
    private transient MapState<String, Long> sessions;
    private transient EventTimeQueue<SessionEvent> forgets;

    /** @param ttl event time in ms after which a session in which the person was silent is no longer remembered */
    public WatchPerson(long ttl) {
        this.ttl = ttl;
    }

    /** Key of an event: the person it is about; nobody is behind what the job itself published, so its session is. */
    public static long keyOf(SessionEvent event) {
        if (event.type().isOurs()) {
            return event.key();
        }
        String person = event.type() == EventType.FORGET ? event.attribute(PERSON) : null;
        return SessionKey.of(person == null ? event.actor().id() : person);
    }

    @Override
    public void open(OpenContext context) {
        sessions = getRuntimeContext().getMapState(sessionsDescriptor());
        forgets = new EventTimeQueue<>(
                getRuntimeContext(), FORGETS_STATE, TypeInformation.of(SessionEvent.class), SessionEvent.TIME_ORDER);
    }

    private static MapStateDescriptor<String, Long> sessionsDescriptor() {
        return new MapStateDescriptor<>(SESSIONS_STATE, Types.STRING, Types.LONG);
    }

    @Override
    public void processElement(SessionEvent event, ReadOnlyContext context, Collector<SessionEvent> out)
            throws Exception {
        if (event.type() == EventType.FORGET && event.attribute(PERSON) != null) {
            // a late wish to be forgotten is granted at the first moment that is not late
            long due = Math.max(event.time(), context.timerService().currentWatermark() + 1);
            forgets.add(event, due, context.timerService());
            return;
        }
        // whoever asks to forget a session did not appear in it
        if (event.type().isOurs() || event.type() == EventType.FORGET) {
            out.collect(event);
            return;
        }
        Long lastSeen = sessions.get(event.session());
        if (lastSeen == null || event.time() >= lastSeen + HOUR) {
            sessions.put(event.session(), event.time());
            context.timerService().registerEventTimeTimer(expiry(event.time()));
        }
        out.collect(event);
    }

    @Override
    public void processBroadcastElement(SessionEvent forget, Context context, Collector<SessionEvent> out)
            throws Exception {
        context.applyToKeyedState(sessionsDescriptor(), (person, seen) -> {
            Long lastSeen = seen.get(forget.session());
            if (lastSeen != null && lastSeen <= forget.time()) {
                seen.remove(forget.session());
            }
        });
    }

    @Override
    public void onTimer(long time, OnTimerContext context, Collector<SessionEvent> out) throws Exception {
        for (SessionEvent forget : forgets.take(time)) {
            for (String session : asMap().keySet()) {
                out.collect(inSession(forget, session, time));
            }
            sessions.clear();
        }
        for (Map.Entry<String, Long> seen : asMap().entrySet()) {
            if (expiry(seen.getValue()) <= time) {
                sessions.remove(seen.getKey());
            }
        }
    }

    private Map<String, Long> asMap() throws Exception {
        Map<String, Long> copy = new TreeMap<>();
        for (Map.Entry<String, Long> seen : sessions.entries()) {
            copy.put(seen.getKey(), seen.getValue());
        }
        return copy;
    }

    private static SessionEvent inSession(SessionEvent forget, String session, long time) {
        return new SessionEvent(
                session, forget.id(), time, EventType.FORGET, forget.actor(), null, null, forget.attributes());
    }

    /** Expiries fall on full hours, so that a person costs at most one timer an hour. */
    private long expiry(long lastSeen) {
        return Math.floorDiv(lastSeen + HOUR + ttl, HOUR) * HOUR + HOUR;
    }
}
