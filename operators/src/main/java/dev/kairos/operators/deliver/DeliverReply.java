package dev.kairos.operators.deliver;

import dev.kairos.core.assistant.AssistantSpec;
import dev.kairos.core.decision.Decision;
import dev.kairos.core.event.SessionEvent;
import dev.kairos.core.event.SessionKey;
import dev.kairos.core.json.PublishedEvents;
import dev.kairos.core.outcome.Outcome;
import dev.kairos.core.reply.Candidate;
import dev.kairos.core.reply.Intervention;
import dev.kairos.core.reply.Intervention.Drop;
import dev.kairos.core.slot.OutcomeReader;
import dev.kairos.core.slot.OutcomeReader.Delivered;
import dev.kairos.core.slot.SlotCatalog;
import dev.kairos.core.turn.Turn;
import dev.kairos.operators.loop.Loop;
import dev.kairos.operators.loop.OpenOutcome;
import dev.kairos.operators.observe.Observation;
import dev.kairos.operators.respond.Reply;
import dev.kairos.operators.time.EventTimeQueue;
import dev.kairos.operators.vet.VettedReply;
import dev.kairos.operators.watch.WatchPerson;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;
import org.jspecify.annotations.Nullable;

/**
 * DELIVER: drops what the session has moved past or a guard refused, delivers each decision at most once, and reads
 * the outcome of what went out from what follows or from silence.
 */
public final class DeliverReply extends KeyedProcessFunction<Long, Parcel, Intervention> {
    public static final String UID = "deliver-reply";
    /** What became of interventions, exactly one each. */
    public static final OutputTag<Outcome> OUTCOMES = new OutputTag<>("outcomes", TypeInformation.of(Outcome.class));

    private static final long serialVersionUID = 1L;
    private static final String SESSION_STATE = "session";
    private static final String PARCELS_STATE = "parcels";
    private static final int TIMES_KEPT = 32;
    private static final int HANDLED_KEPT = 64;

    private final List<AssistantSpec> assistants;
    private final Loop loop;
    private transient ValueState<DeliverState> sessions;
    private transient EventTimeQueue<Parcel> parcels;
    private transient List<OutcomeReader> readers;

    /**
     * @param assistants assistants whose replies are delivered
     * @param loop where the input is the log of an earlier run, what was said and what came of it is read from there
     */
    public DeliverReply(List<AssistantSpec> assistants, Loop loop) {
        this.assistants = List.copyOf(assistants);
        this.loop = loop;
    }

    @Override
    public void open(OpenContext context) {
        sessions = getRuntimeContext()
                .getState(new ValueStateDescriptor<>(SESSION_STATE, TypeInformation.of(DeliverState.class)));
        parcels = new EventTimeQueue<>(
                getRuntimeContext(), PARCELS_STATE, TypeInformation.of(Parcel.class), Parcel.ORDER);
        SlotCatalog catalog = SlotCatalog.load();
        readers = assistants.stream()
                .map(assistant -> catalog.create(OutcomeReader.class, assistant.outcome()))
                .toList();
    }

    @Override
    public void processElement(Parcel parcel, Context context, Collector<Intervention> out) throws Exception {
        long due = Math.max(parcel.time(), context.timerService().currentWatermark() + 1);
        parcels.add(parcel, due, context.timerService());
    }

    @Override
    public void onTimer(long time, OnTimerContext context, Collector<Intervention> out) throws Exception {
        List<Parcel> due = parcels.take(time);
        if (EventTimeQueue.clockEnded(context.timerService())) {
            sessions.clear();
            return;
        }
        DeliverState state = sessions.value();
        for (Parcel parcel : due) {
            VettedReply reply = parcel.reply();
            Observation observation = parcel.observation();
            if (reply != null && state != null) {
                deliver(reply, time, state, context, out);
            } else if (reply != null) {
                // the session has ended or was forgotten while the words were sought: there is nobody to reach
                out.collect(intervention(reply, time, Drop.STALE));
            } else if (observation != null && !loop.asks()) {
                repeat(observation, context, out);
            } else if (observation != null && observation.kind() != Observation.Kind.ECHO) {
                state = see(observation, state == null ? new DeliverState() : state, time, context);
            }
        }
        if (state != null) {
            closeDue(state, time, context);
            sessions.update(state);
        }
    }

    /** Tells what the log says was said, and what came of it. */
    private void repeat(Observation observation, OnTimerContext context, Collector<Intervention> out) {
        Turn turn = observation.turn();
        if (turn != null && isOurs(turn.event())) {
            PublishedEvents.intervention(turn.event()).ifPresent(out::collect);
            PublishedEvents.outcome(turn.event()).ifPresent(outcome -> context.output(OUTCOMES, outcome));
        }
    }

    private boolean isOurs(SessionEvent event) {
        return PublishedEvents.assistant(event)
                .filter(id -> assistants.stream().anyMatch(one -> one.id().equals(id)))
                .isPresent();
    }

    private void deliver(
            VettedReply vetted, long time, DeliverState state, OnTimerContext context, Collector<Intervention> out) {
        Reply reply = vetted.reply();
        Decision decision = reply.resolution().decision();
        long handled = SessionKey.of(decision.id());
        if (state.handled.contains(handled)) {
            return;
        }
        remember(state.handled, handled, HANDLED_KEPT);
        Drop drop = dropOf(vetted, state);
        out.collect(intervention(vetted, time, drop));
        if (drop == null) {
            Delivered delivered =
                    new Delivered(decision.id(), decision.session(), decision.addressee(), actOf(decision), time);
            OpenOutcome open = OpenOutcome.of(delivered, reply.resolution().assistant());
            state.open.add(open);
            context.timerService().registerEventTimeTimer(open.due(readerOf(open)));
        }
    }

    private @Nullable Drop dropOf(VettedReply vetted, DeliverState state) {
        Reply reply = vetted.reply();
        if (reply.isGivenUp()) {
            return Drop.STALE;
        }
        if (reply.text() == null) {
            return reply.vetoed() ? Drop.VETO : Drop.DEADLINE;
        }
        if (vetted.allowedText() == null) {
            return Drop.GUARD;
        }
        long newer = state.contentTimes.stream()
                .filter(time -> time > reply.resolution().seen())
                .count();
        return newer > assistants.get(reply.resolution().assistant()).tolerate() ? Drop.STALE : null;
    }

    private static Intervention intervention(VettedReply vetted, long time, @Nullable Drop drop) {
        Reply reply = vetted.reply();
        Decision decision = reply.resolution().decision();
        List<Candidate> candidates = new ArrayList<>(reply.candidates());
        if (reply.chosen() >= 0) {
            candidates.set(
                    reply.chosen(),
                    candidates
                            .get(reply.chosen())
                            .judged(vetted.verdict().ruling().name()));
        }
        return new Intervention(
                decision.id(),
                decision.session(),
                time,
                decision.addressee(),
                actOf(decision),
                drop == null ? vetted.allowedText() : null,
                reply.by(),
                drop == null,
                drop,
                reply.prompt(),
                candidates,
                reply.chosen(),
                vetted.verdict(),
                reply.fallback(),
                reply.cost(),
                reply.timing());
    }

    private static String actOf(Decision decision) {
        return decision.act() == null ? "" : decision.act();
    }

    /** Takes in what happened in the session; null when its state is gone. */
    private @Nullable DeliverState see(Observation observation, DeliverState state, long time, OnTimerContext context) {
        Turn turn = observation.turn();
        if (observation.kind() == Observation.Kind.FORGET) {
            return forget(turn, state);
        }
        if (turn != null && observation.kind() == Observation.Kind.EVENT) {
            if (turn.event().type().isContent()) {
                remember(state.contentTimes, turn.time(), TIMES_KEPT);
            }
            state.open.replaceAll(open -> after(open, turn, context));
        }
        if (observation.ends()) {
            for (OpenOutcome open : state.open) {
                context.output(OUTCOMES, open.outcome(readerOf(open), "end", time));
            }
            sessions.clear();
            return null;
        }
        return state;
    }

    private OpenOutcome after(OpenOutcome open, Turn turn, OnTimerContext context) {
        OpenOutcome next = open.after(turn, readerOf(open));
        if (!next.equals(open)) {
            context.timerService().registerEventTimeTimer(next.due(readerOf(next)));
        }
        return next;
    }

    private void closeDue(DeliverState state, long time, OnTimerContext context) {
        for (Iterator<OpenOutcome> open = state.open.iterator(); open.hasNext(); ) {
            OpenOutcome one = open.next();
            if (one.due(readerOf(one)) <= time) {
                context.output(OUTCOMES, one.outcome(readerOf(one), "horizon", time));
                open.remove();
            }
        }
    }

    private OutcomeReader readerOf(OpenOutcome open) {
        return readers.get(open.assistant());
    }

    private @Nullable DeliverState forget(@Nullable Turn turn, DeliverState state) {
        String person = turn == null ? null : turn.event().attribute(WatchPerson.PERSON);
        if (person == null) {
            sessions.clear();
            return null;
        }
        state.open.removeIf(open -> person.equals(open.delivered().addressee()));
        return state;
    }

    private static void remember(List<Long> list, long value, int kept) {
        list.add(value);
        if (list.size() > kept) {
            list.remove(0);
        }
    }
}
