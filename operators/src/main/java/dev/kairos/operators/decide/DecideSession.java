package dev.kairos.operators.decide;

import dev.kairos.core.assistant.AssistantSpec;
import dev.kairos.core.decision.Action;
import dev.kairos.core.session.SessionView;
import dev.kairos.core.session.SessionView.History;
import dev.kairos.core.signal.Evidence;
import dev.kairos.core.signal.Signal;
import dev.kairos.core.slot.ParameterSet;
import dev.kairos.core.turn.Turn;
import dev.kairos.operators.decide.DecideState.Memory;
import dev.kairos.operators.observe.Heard;
import dev.kairos.operators.observe.Observation;
import dev.kairos.operators.time.EventTimeQueue;
import dev.kairos.operators.watch.WatchPerson;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ReadOnlyBroadcastState;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.functions.co.KeyedBroadcastProcessFunction;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;

/** DECIDE: one decision per assistant and decision point, in (event time, id) order, waiting included. */
public final class DecideSession extends KeyedBroadcastProcessFunction<Long, Arrival, ParameterSet, Resolution> {
    public static final String UID = "decide-session";
    /** Broadcast state: parameter sets by {@code <assistant>@<version>}. */
    public static final MapStateDescriptor<String, ParameterSet> PARAMETERS =
            new MapStateDescriptor<>("parameters", Types.STRING, TypeInformation.of(ParameterSet.class));

    private static final long serialVersionUID = 1L;
    private static final String SESSION_STATE = "session";
    private static final String ARRIVALS_STATE = "arrivals";
    private static final int ANSWERED_KEPT = 16;

    private final List<AssistantSpec> assistants;
    private transient ValueState<DecideState> sessions;
    private transient EventTimeQueue<Arrival> arrivals;
    private transient RecentTurns recent;
    private transient Policies policies;

    public DecideSession(List<AssistantSpec> assistants) {
        this.assistants = List.copyOf(assistants);
    }

    @Override
    public void open(OpenContext context) {
        sessions = getRuntimeContext()
                .getState(new ValueStateDescriptor<>(SESSION_STATE, TypeInformation.of(DecideState.class)));
        arrivals = new EventTimeQueue<>(
                getRuntimeContext(), ARRIVALS_STATE, TypeInformation.of(Arrival.class), Arrival.ORDER);
        recent = new RecentTurns(getRuntimeContext());
        policies = new Policies(assistants);
    }

    @Override
    public void processElement(Arrival arrival, ReadOnlyContext context, Collector<Resolution> out) throws Exception {
        // an answer that took longer than the watermark allows counts from the first moment that is not late
        long due = Math.max(arrival.time(), context.timerService().currentWatermark() + 1);
        arrivals.add(arrival, due, context.timerService());
    }

    @Override
    public void processBroadcastElement(ParameterSet update, Context context, Collector<Resolution> out)
            throws Exception {
        context.getBroadcastState(PARAMETERS).put(update.assistant() + "@" + update.version(), update);
    }

    @Override
    public void onTimer(long time, OnTimerContext context, Collector<Resolution> out) throws Exception {
        List<Arrival> due = arrivals.take(time);
        if (EventTimeQueue.clockEnded(context.timerService())) {
            clear();
            return;
        }
        ReadOnlyBroadcastState<String, ParameterSet> parameters = context.getBroadcastState(PARAMETERS);
        DecideState state = sessions.value();
        for (Arrival arrival : due) {
            if (state == null
                    && (arrival.observation() == null || arrival.observation().kind() != Observation.Kind.EVENT)) {
                continue; // what concerns a session that has ended has nobody to reach
            }
            state = take(arrival, state == null ? new DecideState() : state, time, parameters, out);
        }
        if (state != null && !due.isEmpty()) {
            sessions.update(state);
        }
    }

    /** Takes in one arrival; null when the session's state is gone. */
    private @Nullable DecideState take(
            Arrival arrival,
            DecideState state,
            long time,
            ReadOnlyBroadcastState<String, ParameterSet> parameters,
            Collector<Resolution> out)
            throws Exception {
        if (arrival.match() != null) {
            state.hear(List.of(new Heard(arrival.match(), policies.audienceOf(arrival.match()))));
            return state;
        }
        if (arrival.evidence() != null) {
            weigh(arrival.evidence(), arrival.assistant(), state, time, parameters, out);
            return state;
        }
        Observation observation = Objects.requireNonNull(arrival.observation());
        return observation.kind() == Observation.Kind.FORGET
                ? forget(observation, state)
                : see(observation, state, parameters, out);
    }

    private @Nullable DecideState see(
            Observation observation,
            DecideState state,
            ReadOnlyBroadcastState<String, ParameterSet> parameters,
            Collector<Resolution> out)
            throws Exception {
        Turn turn = observation.turn();
        if (turn != null) {
            remember(turn, observation, state);
        }
        state.features = observation.features();
        state.signals.removeIf(heard -> !heard.signal().isLiveAt(observation.time()));
        state.hear(observation.heard());
        if (observation.opensDecision()) {
            for (int i = 0; i < assistants.size(); i++) {
                if (opensFor(observation, i, state)) {
                    decide(observation.view(), turn == null ? null : turn.id(), i, state, parameters, out);
                }
            }
        }
        if (observation.ends()) {
            clear();
            return null;
        }
        return state;
    }

    private boolean opensFor(Observation observation, int assistant, DecideState state) {
        boolean marked = observation.kind() != Observation.Kind.SILENCE
                || assistants.get(assistant).silenceMarks().stream()
                        .anyMatch(mark -> mark.toMillis() == observation.silence());
        return marked && state.memories.get(assistant).watching;
    }

    private void remember(Turn turn, Observation observation, DecideState state) throws Exception {
        state.session = observation.session();
        for (int i = state.memories.size(); i < assistants.size(); i++) {
            state.memories.add(new Memory());
        }
        for (int i = 0; i < assistants.size(); i++) {
            Memory memory = state.memories.get(i);
            memory.watching |= assistants.get(i).watches(turn.event());
            memory.turnsSince += turn.event().type().isContent() ? 1 : 0;
        }
        if (turn.event().type().isContent()) {
            recent.write(turn, state.written++);
            state.contentTime = turn.time();
            state.lastActor = turn.event().actor().id();
        }
    }

    /** Evidence opens a decision point of its own, for the assistant that asked; a second arrival changes nothing. */
    private void weigh(
            Evidence evidence,
            int assistant,
            DecideState state,
            long time,
            ReadOnlyBroadcastState<String, ParameterSet> parameters,
            Collector<Resolution> out)
            throws Exception {
        String request = evidence.request() + "#" + assistant;
        if (state.answered.contains(request) || assistant >= state.memories.size()) {
            return;
        }
        state.answered.add(request);
        if (state.answered.size() > ANSWERED_KEPT) {
            state.answered.remove(0);
        }
        state.signals.removeIf(heard -> !heard.signal().isLiveAt(time));
        state.hear(evidence.signals().stream()
                .map(signal -> new Heard(signal, 1L << assistant))
                .toList());
        SessionView view = new SessionView(
                evidence.session(),
                "evidence@" + evidence.request(),
                time,
                0,
                null,
                state.lastActor,
                state.features,
                List.of(),
                SessionView.Words.NONE,
                History.none(),
                List.of(),
                null,
                null);
        decide(view, null, assistant, state, parameters, out);
    }

    private void decide(
            SessionView bare,
            @Nullable String event,
            int assistant,
            DecideState state,
            ReadOnlyBroadcastState<String, ParameterSet> parameters,
            Collector<Resolution> out)
            throws Exception {
        Memory memory = state.memories.get(assistant);
        SessionView view = view(bare, assistant, memory, state);
        Policy policy = policies.of(assistant, bare.now(), parameters);
        Policy.Resolved resolved = policy.decide(view, event);
        memory.thoughts = new ArrayList<>(resolved.judgment().thoughts());
        Action action = resolved.decision().action();
        if (action.isAudible()) {
            memory.spoken++;
            memory.lastSpoken = bare.now();
            memory.turnsSince = 0;
            memory.lastAct = resolved.decision().act();
        }
        out.collect(new Resolution(
                resolved.decision(),
                assistant,
                resolved.plan().orElse(null),
                action.isAudible() ? policy.readable(view.session(), recent.read(state.written)) : List.of(),
                state.contentTime));
    }

    private SessionView view(SessionView bare, int assistant, Memory memory, DecideState state) {
        List<Signal> signals = state.signals.stream()
                .filter(heard -> heard.isFor(assistant) && heard.signal().isLiveAt(bare.now()))
                .map(Heard::signal)
                .sorted(Comparator.comparing(Signal::type)
                        .thenComparing(Comparator.comparingDouble(Signal::score).reversed())
                        .thenComparing(Signal::by)
                        .thenComparing(signal -> signal.evidence().toString()))
                .toList();
        History history = new History(
                memory.spoken,
                memory.lastSpoken == Long.MIN_VALUE ? null : memory.lastSpoken,
                memory.turnsSince,
                memory.lastAct,
                0,
                0);
        return new SessionView(
                bare.session(),
                bare.point(),
                bare.now(),
                bare.silence(),
                bare.turn(),
                state.lastActor,
                bare.features(),
                signals,
                recent.words(state.written),
                history,
                memory.thoughts,
                null,
                null);
    }

    private @Nullable DecideState forget(Observation observation, DecideState state) throws Exception {
        Turn turn = observation.turn();
        String person = turn == null ? null : turn.event().attribute(WatchPerson.PERSON);
        if (person == null) {
            clear();
            return null;
        }
        recent.forget(person, state.written);
        state.lastActor = person.equals(state.lastActor) ? null : state.lastActor;
        state.memories.forEach(memory -> memory.thoughts.clear());
        return state;
    }

    private void clear() {
        sessions.clear();
        recent.clear();
    }

    @Override
    public void close() {
        if (policies != null) {
            policies.close();
        }
    }
}
