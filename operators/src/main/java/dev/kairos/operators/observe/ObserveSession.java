package dev.kairos.operators.observe;

import dev.kairos.core.assistant.AssistantSpec;
import dev.kairos.core.event.EventType;
import dev.kairos.core.event.SessionEvent;
import dev.kairos.core.session.Features;
import dev.kairos.core.session.SummaryState;
import dev.kairos.core.turn.Turn;
import dev.kairos.operators.ingest.LateEvents;
import dev.kairos.operators.observe.Observation.Kind;
import dev.kairos.operators.time.EventTimeQueue;
import dev.kairos.operators.watch.WatchPerson;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;
import org.jspecify.annotations.Nullable;

/**
 * OBSERVE: dedupes a session's turns, takes them in event-time order into its summary, hears silence, and runs the
 * detectors of all assistants.
 */
public final class ObserveSession extends KeyedProcessFunction<Long, Turn, Observation> {
    public static final String UID = "observe-session";
    /** Turns that came after the watermark had passed them. */
    public static final OutputTag<Turn> LATE = new OutputTag<>("late", TypeInformation.of(Turn.class));
    /** Observations that some probe is to be asked about. */
    public static final OutputTag<Query> QUERIES = new OutputTag<>("queries", TypeInformation.of(Query.class));

    private static final long serialVersionUID = 1L;
    private static final String SUMMARY_STATE = "summary";
    private static final String WAITING_STATE = "waiting-turns";
    private static final int EXPIRY_TIMER = 31;

    private final List<AssistantSpec> assistants;
    private final long ttl;
    private final long[] marks;
    private transient ValueState<SummaryState> summaries;
    private transient EventTimeQueue<Turn> waiting;
    private transient RecentIds ids;
    private transient Detectors detectors;
    private transient Counter late;
    private transient Counter duplicates;

    /**
     * @param assistants assistants whose detectors run and whose silence marks count
     * @param ttl event time in ms after which a silent session is closed
     */
    public ObserveSession(List<AssistantSpec> assistants, long ttl) {
        this.assistants = List.copyOf(assistants);
        this.ttl = ttl;
        this.marks = assistants.stream()
                .flatMap(assistant -> assistant.silenceMarks().stream())
                .mapToLong(Duration::toMillis)
                .distinct()
                .sorted()
                .limit(EXPIRY_TIMER)
                .toArray();
    }

    @Override
    public void open(OpenContext context) {
        summaries = getRuntimeContext()
                .getState(new ValueStateDescriptor<>(SUMMARY_STATE, TypeInformation.of(SummaryState.class)));
        waiting = new EventTimeQueue<>(
                getRuntimeContext(),
                WAITING_STATE,
                TypeInformation.of(Turn.class),
                Comparator.comparing(Turn::event, SessionEvent.TIME_ORDER));
        ids = new RecentIds(getRuntimeContext());
        detectors = new Detectors(assistants);
        late = getRuntimeContext().getMetricGroup().counter("late");
        duplicates = getRuntimeContext().getMetricGroup().counter("duplicates");
    }

    @Override
    public void processElement(Turn turn, Context context, Collector<Observation> out) throws Exception {
        boolean isInTime =
                turn.time() > context.timerService().currentWatermark() && !LateEvents.isMarked(turn.event());
        if (isInTime) {
            waiting.add(turn, turn.time(), context.timerService());
        } else if (ids.contains(turn.id())) {
            duplicates.inc();
        } else {
            late.inc();
            context.output(LATE, turn);
        }
    }

    @Override
    public void onTimer(long time, OnTimerContext context, Collector<Observation> out) throws Exception {
        List<Turn> due = waiting.take(time);
        if (EventTimeQueue.clockEnded(context.timerService())) {
            clear();
            return;
        }
        SummaryState summary = summaries.value();
        for (Turn turn : due) {
            if (summary == null && turn.event().type().isOurs()) {
                out.collect(bare(turn, context.getCurrentKey(), Kind.ECHO, Features.none()));
            } else {
                summary = accept(summary == null ? new SummaryState() : summary, turn, context, out);
            }
        }
        if (summary != null) {
            summary = hearSilence(summary, time, context, out);
        }
        if (summary != null) {
            arm(summary, context);
            summaries.update(summary);
        }
    }

    /** Takes in one turn; null when the session's state is gone. */
    private @Nullable SummaryState accept(SummaryState summary, Turn turn, Context context, Collector<Observation> out)
            throws Exception {
        if (ids.contains(turn.id())) {
            duplicates.inc();
            return summary;
        }
        long key = context.getCurrentKey();
        if (turn.event().type() == EventType.FORGET) {
            return forget(summary, turn, key, out);
        }
        ids.add(turn.id(), summary.events);
        summary.add(turn);
        emit(bare(turn, key, Kind.EVENT, summary.features(turn.time(), 0)), context, out);
        if (turn.event().type() == EventType.END) {
            clear();
            return null;
        }
        return summary;
    }

    private static Observation bare(Turn turn, long key, Kind kind, Features features) {
        return new Observation(
                key,
                turn.event().session(),
                turn.time(),
                turn.id(),
                kind,
                turn,
                0,
                turn.event().actor().id(),
                features,
                List.of());
    }

    private @Nullable SummaryState forget(SummaryState summary, Turn turn, long key, Collector<Observation> out)
            throws Exception {
        out.collect(new Observation(
                key,
                turn.event().session(),
                turn.time(),
                turn.id(),
                Kind.FORGET,
                turn,
                0,
                null,
                Features.none(),
                List.of()));
        String person = turn.event().attribute(WatchPerson.PERSON);
        if (person == null) {
            clear();
            return null;
        }
        summary.forget(person);
        return summary;
    }

    /** Emits the silence mark or the expiry that this timer stands for, if it still does. */
    private @Nullable SummaryState hearSilence(
            SummaryState summary, long time, Context context, Collector<Observation> out) {
        long key = context.getCurrentKey();
        String session = summary.session == null ? "" : summary.session;
        for (int i = 0; i < marks.length; i++) {
            if ((summary.armed & (1 << i)) != 0 && summary.armedAt[i] == time) {
                summary.armed &= ~(1 << i);
                if (summary.turns > 0 && summary.lastTime + marks[i] == time) {
                    Features features = summary.features(time, marks[i]);
                    emit(
                            new Observation(
                                    key,
                                    session,
                                    time,
                                    "silence@" + time,
                                    Kind.SILENCE,
                                    null,
                                    marks[i],
                                    summary.lastActorId,
                                    features,
                                    List.of()),
                            context,
                            out);
                }
            }
        }
        if (summary.lastTime + ttl <= time) {
            out.collect(new Observation(
                    key, session, time, "expired@" + time, Kind.EXPIRED, null, 0, null, Features.none(), List.of()));
            clear();
            return null;
        }
        return summary;
    }

    private void emit(Observation bare, Context context, Collector<Observation> out) {
        List<Heard> heard = bare.opensDecision() ? detectors.detect(bare.view()) : List.of();
        Observation observation = new Observation(
                bare.key(),
                bare.session(),
                bare.time(),
                bare.point(),
                bare.kind(),
                bare.turn(),
                bare.silence(),
                bare.lastActor(),
                bare.features(),
                heard);
        out.collect(observation);
        if (bare.opensDecision()) {
            for (int assistant : detectors.unsure(observation)) {
                context.output(QUERIES, new Query(observation, assistant));
            }
        }
    }

    /**
     * Sets each mark's timer, one in flight per mark: a timer that finds newer content sets itself again, so an event
     * costs no timer. A mark that has fired waits for the next content event.
     */
    private void arm(SummaryState summary, Context context) {
        if (summary.armedAt.length != marks.length) {
            summary.armedAt = Arrays.copyOf(summary.armedAt, marks.length);
        }
        for (int i = 0; i < marks.length; i++) {
            long due = summary.lastTime + marks[i];
            if ((summary.armed & (1 << i)) == 0 && due > context.timestamp() && summary.turns > 0) {
                summary.armed |= 1 << i;
                summary.armedAt[i] = due;
                context.timerService().registerEventTimeTimer(due);
            }
        }
        if ((summary.armed & (1 << EXPIRY_TIMER)) == 0 || summary.expiryAt <= context.timestamp()) {
            summary.armed |= 1 << EXPIRY_TIMER;
            summary.expiryAt = summary.lastTime + ttl;
            context.timerService().registerEventTimeTimer(summary.expiryAt);
        }
    }

    /** What waits is later, and does not depend on whether it had arrived already. */
    private void clear() {
        summaries.clear();
        ids.clear();
    }

    @Override
    public void close() {
        if (detectors != null) {
            detectors.close();
        }
    }
}
