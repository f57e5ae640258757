package dev.kairos.operators.admit;

import dev.kairos.core.assistant.AssistantSpec;
import dev.kairos.core.decision.CheckResult;
import dev.kairos.core.decision.Decision;
import dev.kairos.core.slot.Check;
import dev.kairos.core.slot.SlotCatalog;
import dev.kairos.operators.decide.Resolution;
import dev.kairos.operators.time.EventTimeQueue;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;

/**
 * ADMIT: one attention budget per person, across sessions and assistants. Resolutions due in the same instant are
 * handled one after the other, so that they never spend the same budget twice.
 */
public final class AdmitPerson extends KeyedProcessFunction<Long, Application, Resolution> {
    public static final String UID = "admit-person";
    private static final long serialVersionUID = 1L;
    private static final String PERSON_STATE = "person";
    private static final String APPLICATIONS_STATE = "applications";

    private final List<AssistantSpec> assistants;
    private final long ttl;
    private transient ValueState<AdmitState> persons;
    private transient EventTimeQueue<Application> applications;
    private transient List<List<Check>> checks;

    /**
     * @param assistants assistants whose presets name the checks
     * @param ttl event time in ms after which an admission no longer matters to any check
     */
    public AdmitPerson(List<AssistantSpec> assistants, long ttl) {
        this.assistants = List.copyOf(assistants);
        this.ttl = ttl;
    }

    @Override
    public void open(OpenContext context) {
        persons = getRuntimeContext()
                .getState(new ValueStateDescriptor<>(PERSON_STATE, TypeInformation.of(AdmitState.class)));
        applications = new EventTimeQueue<>(
                getRuntimeContext(), APPLICATIONS_STATE, TypeInformation.of(Application.class), Application.ORDER);
        SlotCatalog catalog = SlotCatalog.load();
        checks = assistants.stream()
                .map(assistant -> assistant.admit().stream()
                        .map(spec -> catalog.create(Check.class, spec))
                        .toList())
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
            persons.clear();
            return;
        }
        AdmitState person = persons.value();
        for (Application application : due) {
            Resolution resolution = application.resolution();
            if (resolution == null) {
                persons.clear();
                person = null;
            } else {
                Resolution answered = answer(resolution, person);
                out.collect(answered);
                person = spend(answered, person, context);
            }
        }
        if (person != null && person.lastAdmitted + ttl <= time) {
            persons.clear();
        }
    }

    private Resolution answer(Resolution resolution, @Nullable AdmitState person) {
        Decision decision = resolution.decision();
        Check.Admission admission = new Check.Admission(
                decision.addressee() == null ? decision.session() : decision.addressee(),
                decision.act() == null ? "" : decision.act(),
                decision.time(),
                person == null ? null : person.lastAdmitted);
        List<CheckResult> results = new ArrayList<>();
        for (Check check : checks.get(resolution.assistant())) {
            CheckResult result = check.check(admission);
            results.add(result);
            if (!result.ok()) {
                return resolution.with(decision.suppressedBy(result.id(), results));
            }
        }
        return resolution.with(decision.admittedBy(results));
    }

    private @Nullable AdmitState spend(Resolution answered, @Nullable AdmitState person, OnTimerContext context)
            throws Exception {
        if (!answered.decision().admitted()) {
            return person;
        }
        AdmitState next = person == null ? new AdmitState() : person;
        next.lastAdmitted = answered.decision().time();
        persons.update(next);
        context.timerService().registerEventTimeTimer(next.lastAdmitted + ttl);
        return next;
    }
}
