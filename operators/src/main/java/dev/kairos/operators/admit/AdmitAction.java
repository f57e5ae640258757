package dev.kairos.operators.admit;

import dev.kairos.core.admit.Account;
import dev.kairos.core.admit.CheckChain;
import dev.kairos.core.admit.Reaction;
import dev.kairos.core.admit.Ruling;
import dev.kairos.core.assistant.AdmitSpec;
import dev.kairos.core.assistant.AssistantSpec;
import dev.kairos.core.decision.CheckResult;
import dev.kairos.core.decision.Decision;
import dev.kairos.core.event.EventType;
import dev.kairos.core.event.SessionEvent;
import dev.kairos.core.slot.Check;
import dev.kairos.core.slot.Check.Admission;
import dev.kairos.core.slot.SlotCatalog;
import dev.kairos.core.slot.SlotSpec;
import dev.kairos.operators.admit.Application.Kind;
import dev.kairos.operators.decide.Resolution;
import dev.kairos.operators.time.EventTimeQueue;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.TimerService;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;
import org.jspecify.annotations.Nullable;

/**
 * ADMIT: one attention budget per person, across sessions, channels and assistants. Its three stages do the same for
 * different subjects: a session that is addressed as a whole, the person addressed, then the tenant of both. Resolutions
 * due in the same instant are handled one after the other, so that they never spend the same budget twice. What is put
 * off waits here, and is examined anew when its time has come.
 */
public final class AdmitAction extends KeyedProcessFunction<Long, Application, Resolution> {
    /** What messages to groups cost their members; leaves the stage of the session only. */
    public static final OutputTag<Application> DEBITS =
            new OutputTag<>("debits", TypeInformation.of(Application.class));

    private static final long serialVersionUID = 1L;
    private static final String SUBJECT_STATE = "person";
    private static final String APPLICATIONS_STATE = "applications";
    private static final long DAY = 86_400_000L;

    private final Stage stage;
    private final List<AssistantSpec> assistants;
    private final long ttl;
    private transient ValueState<AdmitState> subjects;
    private transient EventTimeQueue<Application> applications;
    private transient List<CheckChain> chains;

    /** Who it is about, with the uid of its operator. */
    public enum Stage {
        SESSION("admit-session"),
        PERSON("admit-person"),
        TENANT("admit-tenant");

        private final String uid;

        Stage(String uid) {
            this.uid = uid;
        }

        private List<SlotSpec> checks(AdmitSpec admit) {
            return this == TENANT ? admit.tenant() : admit.checks();
        }

        public String uid() {
            return uid;
        }
    }

    /**
     * @param assistants assistants with their checks
     * @param ttl event time in ms after which a subject of which nothing was heard is no longer known
     */
    public AdmitAction(Stage stage, List<AssistantSpec> assistants, long ttl) {
        this.stage = stage;
        this.assistants = List.copyOf(assistants);
        this.ttl = ttl;
    }

    @Override
    public void open(OpenContext context) {
        subjects = getRuntimeContext()
                .getState(new ValueStateDescriptor<>(SUBJECT_STATE, TypeInformation.of(AdmitState.class)));
        applications = new EventTimeQueue<>(
                getRuntimeContext(), APPLICATIONS_STATE, TypeInformation.of(Application.class), Application.ORDER);
        SlotCatalog catalog = SlotCatalog.load();
        chains = assistants.stream()
                .map(assistant -> new CheckChain(stage.checks(assistant.admit()).stream()
                        .map(spec -> catalog.create(Check.class, spec))
                        .toList()))
                .toList();
    }

    @Override
    public void processElement(Application application, Context context, Collector<Resolution> out) throws Exception {
        long due = Math.max(application.time(), context.timerService().currentWatermark() + 1);
        applications.add(application, due, context.timerService());
    }

    @Override
    public void onTimer(long time, OnTimerContext context, Collector<Resolution> out) throws Exception {
        List<Application> due = applications.take(time);
        if (EventTimeQueue.clockEnded(context.timerService())) {
            due.stream().filter(one -> one.kind() == Kind.HELD).forEach(one -> out.collect(givenUp(one)));
            subjects.clear();
            return;
        }
        AdmitState state = subjects.value();
        if (state != null) {
            state.held.remove(time);
        }
        for (Application application : due) {
            state = take(application, state == null ? new AdmitState() : state, context, out);
        }
        if (state == null || (state.touched + ttl <= time && state.held.isEmpty())) {
            subjects.clear();
        } else {
            subjects.update(state);
        }
    }

    /** Takes in one application; null when nothing is known of the subject any more. */
    private @Nullable AdmitState take(
            Application application, AdmitState state, OnTimerContext context, Collector<Resolution> out)
            throws Exception {
        touch(application, state, context.timerService());
        switch (application.kind()) {
            case EVENT -> {
                SessionEvent event = Objects.requireNonNull(application.event());
                if (event.type() == EventType.FORGET) {
                    forget(state, context.timerService(), out);
                    return null;
                }
                state.keep(hear(event, state.account()));
            }
            case DEBIT -> {
                Resolution admitted = Objects.requireNonNull(application.resolution());
                state.keep(chains.get(admitted.assistant()).spend(admission(admitted, state)));
            }
            case ACTION, HELD -> examine(application, state, context, out);
        }
        return state;
    }

    private void touch(Application application, AdmitState state, TimerService timers) {
        if (application.time() > state.touched) {
            state.touched = application.time();
            // expiries fall on full days, so that a subject costs at most one timer a day
            timers.registerEventTimeTimer((Math.floorDiv(state.touched + ttl, DAY) + 1) * DAY);
        }
    }

    private Account hear(SessionEvent event, Account account) {
        if (event.type() == EventType.CONSENT) {
            return account.wishing(event);
        }
        Reaction reaction = Reaction.of(event);
        // a session hears what its people do with everything; what was not said to it as a whole is theirs
        boolean isOurs = reaction != null && (stage == Stage.PERSON || account.knows(reaction));
        return isOurs ? account.hearing(Objects.requireNonNull(reaction)) : account;
    }

    private void examine(Application application, AdmitState state, OnTimerContext context, Collector<Resolution> out)
            throws Exception {
        Resolution resolution = Objects.requireNonNull(application.resolution());
        CheckChain chain = chains.get(resolution.assistant());
        Admission admission = admission(resolution, state);
        Ruling ruling = chain.judge(admission);
        List<CheckResult> results = Stream.concat(earlier(application, chain).stream(), ruling.results().stream())
                .toList();
        Decision decision = resolution.decision();
        Optional<Long> later = ruling.putOff().filter(until -> until > admission.now());
        if (later.isPresent()) {
            Resolution held = resolution.with(decision.deferredUntil(later.get(), results));
            // this very advance of the watermark may have passed that time already; the timer still fires in order
            applications.add(Application.held(context.getCurrentKey(), held), later.get(), context.timerService());
            state.held.add(later.get());
        } else if (ruling.stop().isPresent()) {
            out.collect(
                    resolution.with(decision.suppressedBy(ruling.stop().get().id(), results)));
        } else {
            state.keep(chain.spend(admission));
            Resolution admitted = resolution.with(decision.admittedBy(results), ruling.step());
            out.collect(admitted);
            if (stage == Stage.SESSION) {
                admitted.members().forEach(member -> context.output(DEBITS, Application.debit(member, admitted)));
            }
        }
    }

    private static Admission admission(Resolution resolution, AdmitState state) {
        return new Admission(Proposals.of(resolution), state.account(), resolution.due());
    }

    /** What earlier stages found; what this stage found before it put the action off counts no more. */
    private static List<CheckResult> earlier(Application application, CheckChain chain) {
        List<CheckResult> known =
                Objects.requireNonNull(application.resolution()).decision().checks();
        return application.kind() == Kind.HELD ? known.subList(0, known.size() - chain.size()) : known;
    }

    /** Nothing waits for somebody of whom nothing is to be known; the decisions are logged as not admitted. */
    private void forget(AdmitState state, TimerService timers, Collector<Resolution> out) throws Exception {
        for (long time : state.held) {
            for (Application waiting : applications.take(time)) {
                if (waiting.kind() == Kind.HELD) {
                    out.collect(givenUp(waiting));
                } else {
                    applications.add(waiting, time, timers);
                }
            }
        }
    }

    /** An action that was put off and will not be examined again: the check that put it off has the last word. */
    private static Resolution givenUp(Application held) {
        Resolution resolution = Objects.requireNonNull(held.resolution());
        Decision decision = resolution.decision();
        String check = decision.checks().stream()
                .filter(result -> !result.ok())
                .map(CheckResult::id)
                .findFirst()
                .orElse(null);
        return resolution.withoutWords().with(decision.suppressedBy(Objects.requireNonNull(check), decision.checks()));
    }
}
