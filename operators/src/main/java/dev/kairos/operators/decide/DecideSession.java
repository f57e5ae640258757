package dev.kairos.operators.decide;

import dev.kairos.core.assistant.AssistantSpec;
import dev.kairos.core.decision.Action;
import dev.kairos.core.event.SessionEvent;
import dev.kairos.core.json.PublishedEvents;
import dev.kairos.core.session.SessionView;
import dev.kairos.core.signal.Evidence;
import dev.kairos.core.signal.Signal;
import dev.kairos.core.slot.ParameterSet;
import dev.kairos.core.turn.Turn;
import dev.kairos.operators.decide.DecideState.Memory;
import dev.kairos.operators.loop.Loop;
import dev.kairos.operators.observe.Heard;
import dev.kairos.operators.observe.Observation;
import dev.kairos.operators.time.EventTimeQueue;
import dev.kairos.operators.watch.WatchPerson;
import java.time.Duration;
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
import org.apache.flink.util.OutputTag;
import org.jspecify.annotations.Nullable;

/** DECIDE: one decision per assistant and decision point, in (event time, id) order, waiting included. */
public final class DecideSession extends KeyedBroadcastProcessFunction<Long, Arrival, ParameterSet, Resolution> {
    public static final String UID = "decide-session";
    /** Broadcast state: parameter sets by {@code <assistant>@<version>}. */
    public static final MapStateDescriptor<String, ParameterSet> PARAMETERS =
            new MapStateDescriptor<>("parameters", Types.STRING, TypeInformation.of(ParameterSet.class));

    /** Evidence as it was taken, at the time at which it was taken, as the event that a replay will read. */
    public static final OutputTag<SessionEvent> TAKEN =
            new OutputTag<>("taken-evidence", TypeInformation.of(SessionEvent.class));

    private static final long serialVersionUID = 1L;
    private static final String SESSION_STATE = "session";
    private static final String ARRIVALS_STATE = "arrivals";
    private static final int ANSWERED_KEPT = 16;

    private final List<AssistantSpec> assistants;
    private final Loop loop;
    private final long awaitReturn;
    private transient ValueState<DecideState> sessions;
    private transient EventTimeQueue<Arrival> arrivals;
    private transient RecentTurns recent;
    private transient Policies policies;
    private transient LoopRules rules;

    /**
     * @param assistants assistants that decide
     * @param loop whether what they say comes back
     * @param awaitReturn event time beyond an assistant's deadline for which it waits for that, where it comes back
     */
    public DecideSession(List<AssistantSpec> assistants, Loop loop, Duration awaitReturn) {
        this.assistants = List.copyOf(assistants);
        this.loop = loop;
        this.awaitReturn = awaitReturn.toMillis();
    }

    @Override
    public void open(OpenContext context) {
        sessions = getRuntimeContext()
                .getState(new ValueStateDescriptor<>(SESSION_STATE, TypeInformation.of(DecideState.class)));
        arrivals = new EventTimeQueue<>(
                getRuntimeContext(), ARRIVALS_STATE, TypeInformation.of(Arrival.class), Arrival.ORDER);
        recent = new RecentTurns(getRuntimeContext());
        policies = new Policies(assistants);
        rules = LoopRules.of(loop, assistants, awaitReturn);
    }

    @Override
    public void processElement(Arrival arrival, ReadOnlyContext context, Collector<Resolution> out) throws Exception {
        // an answer that took longer than the watermark allows counts from the first moment that is not late
        long due = Math.max(arrival.time(), context.timerService().currentWatermark() + 1);
        arrivals.add(arrival.evidence() == null ? arrival : arrival.takenAt(due), due, context.timerService());
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
        DecideState state = sessions.value();
        if (state != null) {
            rules.reach(time, state);
        }
        for (Arrival arrival : due) {
            if (state == null
                    && (arrival.observation() == null || arrival.observation().kind() != Observation.Kind.EVENT)) {
                continue; // what concerns a session that has ended has nobody to reach
            }
            state = take(arrival, state == null ? new DecideState() : state, context, out);
        }
        if (state != null && !due.isEmpty()) {
            sessions.update(state);
        }
    }

    /** Takes in one arrival; null when the session's state is gone. */
    private @Nullable DecideState take(
            Arrival arrival, DecideState state, OnTimerContext context, Collector<Resolution> out) throws Exception {
        if (arrival.match() != null) {
            state.hear(List.of(new Heard(arrival.match(), policies.audienceOf(arrival.match()))));
            return state;
        }
        if (arrival.evidence() != null) {
            weigh(arrival.evidence(), arrival.assistant(), state, context, out);
            return state;
        }
        Observation observation = Objects.requireNonNull(arrival.observation());
        return observation.kind() == Observation.Kind.FORGET
                ? forget(observation, state)
                : see(observation, state, context.getBroadcastState(PARAMETERS), out);
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
        state.place(turn.event());
        for (int i = state.memories.size(); i < assistants.size(); i++) {
            state.memories.add(new Memory());
        }
        for (int i = 0; i < assistants.size(); i++) {
            Memory memory = state.memories.get(i);
            memory.watching |= assistants.get(i).watches(turn.event());
            memory.turnsSince += turn.event().type().isContent() ? 1 : 0;
        }
        rules.saw(turn, state);
        if (rules.isHeard(turn.event())) {
            recent.write(turn, state.written++);
        }
        if (turn.event().type().isContent()) {
            state.contentTime = turn.time();
            state.lastActor = turn.event().actor().id();
        }
    }

    /** Evidence opens a decision point of its own, for the assistant that asked; a second arrival changes nothing. */
    private void weigh(
            Evidence evidence, int assistant, DecideState state, OnTimerContext context, Collector<Resolution> out)
            throws Exception {
        String request = evidence.request() + "#" + assistant;
        if (state.answered.contains(request) || assistant >= state.memories.size()) {
            return;
        }
        state.answered.add(request);
        if (state.answered.size() > ANSWERED_KEPT) {
            state.answered.remove(0);
        }
        context.output(TAKEN, PublishedEvents.of(assistants.get(assistant).id(), evidence));
        state.signals.removeIf(heard -> !heard.signal().isLiveAt(evidence.time()));
        state.hear(evidence.signals().stream()
                .map(signal -> new Heard(signal, 1L << assistant))
                .toList());
        SessionView view = SessionView.ofEvidence(
                evidence.session(), evidence.request(), evidence.time(), state.lastActor, state.features);
        decide(view, null, assistant, state, context.getBroadcastState(PARAMETERS), out);
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
            rules.decided(resolved.decision(), assistant, memory);
        }
        out.collect(new Resolution(
                resolved.decision(),
                assistant,
                resolved.plan().orElse(null),
                action.isAudible() ? policy.readable(view.session(), recent.read(state.written)) : List.of(),
                state.contentTime,
                new Place(state.tenant, state.channel),
                0));
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
                memory.history(bare.now()),
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
        state.memories.forEach(memory -> memory.forget(person));
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
