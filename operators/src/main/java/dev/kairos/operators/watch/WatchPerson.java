package dev.kairos.operators.watch;

import dev.kairos.core.admit.Wishes;
import dev.kairos.core.assistant.AdmitSpec.WatchSpec;
import dev.kairos.core.assistant.AdmitSpec.WatchSpec.Keep;
import dev.kairos.core.event.EventType;
import dev.kairos.core.event.SessionEvent;
import dev.kairos.core.event.SessionKey;
import dev.kairos.operators.time.EventTimeQueue;
import java.util.Comparator;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.api.TimerService;
import org.apache.flink.streaming.api.functions.co.KeyedBroadcastProcessFunction;
import org.apache.flink.util.Collector;

/**
 * WATCH: lets nothing further of whoever is not to be watched than the preset allows, from the event time of their
 * CONSENT on, and knows in which sessions a person appeared, so that FORGET of a person reaches each of them as an
 * ordinary event. Events pass in event-time order, each at its time.
 */
public final class WatchPerson extends KeyedBroadcastProcessFunction<Long, SessionEvent, SessionEvent, SessionEvent> {
    public static final String UID = "watch-person";
    /** Attribute of a FORGET event that names the person; without it the session is meant. */
    public static final String PERSON = "person";
    /** Attribute of a CONSENT event that says whether the person may be watched. */
    public static final String WATCH = "watch";
    /** Broadcast state of session FORGETs: empty, as they are applied when they arrive. */
    public static final MapStateDescriptor<String, Long> FORGOTTEN =
            new MapStateDescriptor<>("forgotten-sessions", Types.STRING, Types.LONG);

    private static final long serialVersionUID = 1L;
    private static final String SESSIONS_STATE = "sessions-of-person";
    private static final String WISH_STATE = "wish";
    private static final String EVENTS_STATE = "events";
    private static final long HOUR = 3_600_000L;
    private static final long DAY = 24 * HOUR;
    private static final Set<String> PLACE = Set.of("tenant", "channel");

    /** Inside one time stamp a wish comes first, so that it holds from its time on. */
    private static final Comparator<SessionEvent> ORDER = Comparator.comparingLong(SessionEvent::time)
            .thenComparing(event -> event.type() != EventType.CONSENT)
            .thenComparing(SessionEvent.TIME_ORDER);

    private final WatchSpec rule;
    private final long ttl;
    private final long personTtl;
    private transient MapState<String, Long> sessions;
    private transient ValueState<WatchState> wish;
    private transient EventTimeQueue<SessionEvent> events;
    private transient Counter unwatched;

    /**
     * @param rule who is watched, and what is kept of the others
     * @param ttl event time in ms after which a session in which the person was silent is no longer remembered
     * @param personTtl event time in ms after which the wish of a person who was silent is no longer remembered
     */
    public WatchPerson(WatchSpec rule, long ttl, long personTtl) {
        this.rule = rule;
        this.ttl = ttl;
        this.personTtl = personTtl;
    }

    /** Key of an event: the person it is about. */
    public static long keyOf(SessionEvent event) {
        String person = event.type() == EventType.FORGET ? event.attribute(PERSON) : null;
        return SessionKey.of(person == null ? event.actor().id() : person);
    }

    @Override
    public void open(OpenContext context) {
        sessions = getRuntimeContext().getMapState(sessionsDescriptor());
        wish = getRuntimeContext()
                .getState(new ValueStateDescriptor<>(WISH_STATE, TypeInformation.of(WatchState.class)));
        events = new EventTimeQueue<>(getRuntimeContext(), EVENTS_STATE, TypeInformation.of(SessionEvent.class), ORDER);
        unwatched = getRuntimeContext().getMetricGroup().counter("unwatched");
    }

    private static MapStateDescriptor<String, Long> sessionsDescriptor() {
        return new MapStateDescriptor<>(SESSIONS_STATE, Types.STRING, Types.LONG);
    }

    @Override
    public void processElement(SessionEvent event, ReadOnlyContext context, Collector<SessionEvent> out)
            throws Exception {
        long earliest = context.timerService().currentWatermark() + 1;
        if (event.time() >= earliest) {
            events.add(event, event.time(), context.timerService());
        } else if (isWish(event)) {
            // a late wish is granted at the first moment that is not late
            events.add(event, earliest, context.timerService());
        } else {
            pass(event, context.timerService(), out);
        }
    }

    private static boolean isWish(SessionEvent event) {
        return event.type() == EventType.CONSENT || isForget(event);
    }

    private static boolean isForget(SessionEvent event) {
        return event.type() == EventType.FORGET && event.attribute(PERSON) != null;
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
        for (SessionEvent event : events.take(time)) {
            if (isForget(event)) {
                erase(event, event.id(), time, event.attributes(), out);
                wish.clear();
            } else {
                if (event.type() == EventType.CONSENT) {
                    hear(event, time, out);
                }
                pass(event, context.timerService(), out);
            }
        }
        if (Math.floorMod(time, HOUR) == 0) {
            expire(time);
        }
    }

    private void expire(long time) throws Exception {
        for (Map.Entry<String, Long> seen : asMap().entrySet()) {
            if (expiry(seen.getValue()) <= time) {
                sessions.remove(seen.getKey());
            }
        }
        WatchState state = wish.value();
        if (state != null && state.touched + personTtl <= time) {
            wish.clear();
        }
    }

    /** Takes in a wish. Whoever does not want to be watched any more does not want to have been either. */
    private void hear(SessionEvent consent, long time, Collector<SessionEvent> out) throws Exception {
        WatchState state = Objects.requireNonNullElseGet(wish.value(), WatchState::new);
        boolean wasWatched = isWatched(state);
        Map<String, String> attributes = new TreeMap<>(consent.attributes());
        attributes.keySet().retainAll(Set.of(WATCH));
        Wishes newer = new Wishes(consent.time(), consent.id(), attributes);
        state.wishes = newer.supersedes(state.wishes) ? newer : state.wishes;
        wish.update(state);
        if (wasWatched && !isWatched(state)) {
            erase(
                    consent,
                    consent.id() + "/unwatched",
                    time,
                    Map.of(PERSON, consent.actor().id()),
                    out);
        }
    }

    private boolean isWatched(WatchState state) {
        return Objects.requireNonNullElse(state.wishes.flag(WATCH), rule.unasked());
    }

    /** Has a person forgotten in every session in which they appeared. */
    private void erase(
            SessionEvent cause, String id, long time, Map<String, String> attributes, Collector<SessionEvent> out)
            throws Exception {
        for (String session : asMap().keySet()) {
            out.collect(new SessionEvent(session, id, time, EventType.FORGET, cause.actor(), null, null, attributes));
        }
        sessions.clear();
    }

    /** Lets an event pass as far as it may. */
    private void pass(SessionEvent event, TimerService timers, Collector<SessionEvent> out) throws Exception {
        boolean isOfAPerson = event.actor().role().isPerson() && !event.type().isOurs();
        WatchState state = wish.value();
        boolean isWatched = !isOfAPerson || isWatched(state == null ? new WatchState() : state);
        if (state != null) {
            touch(state, event.time(), timers);
        }
        if (isWatched) {
            remember(event, timers);
            out.collect(event);
            return;
        }
        unwatched.inc();
        if (!event.type().isContent() || rule.keep() == Keep.PRESENCE) {
            remember(event, timers);
            out.collect(withoutWords(event));
        }
    }

    /** That something happened: of what carries words or deeds no attributes either but where it was. */
    private static SessionEvent withoutWords(SessionEvent event) {
        Map<String, String> attributes = new TreeMap<>(event.attributes());
        if (event.type().isContent()) {
            attributes.keySet().retainAll(PLACE);
        }
        return new SessionEvent(
                event.session(), event.id(), event.time(), event.type(), event.actor(), null, null, attributes);
    }

    /** What the job says itself shows nobody, and whoever asks to forget a session did not appear in it. */
    private void remember(SessionEvent event, TimerService timers) throws Exception {
        if (event.type().isOurs() || event.type() == EventType.FORGET) {
            return;
        }
        Long lastSeen = sessions.get(event.session());
        if (lastSeen == null || event.time() >= lastSeen + HOUR) {
            sessions.put(event.session(), event.time());
            timers.registerEventTimeTimer(expiry(event.time()));
        }
    }

    private void touch(WatchState state, long time, TimerService timers) throws Exception {
        if (state.touched == Long.MIN_VALUE || time >= state.touched + DAY) {
            state.touched = time;
            wish.update(state);
            timers.registerEventTimeTimer((Math.floorDiv(time + personTtl, DAY) + 1) * DAY);
        }
    }

    private Map<String, Long> asMap() throws Exception {
        Map<String, Long> copy = new TreeMap<>();
        for (Map.Entry<String, Long> seen : sessions.entries()) {
            copy.put(seen.getKey(), seen.getValue());
        }
        return copy;
    }

    /** Expiries fall on full hours, so that a person costs at most one timer an hour. */
    private long expiry(long lastSeen) {
        return Math.floorDiv(lastSeen + HOUR + ttl, HOUR) * HOUR + HOUR;
    }
}
