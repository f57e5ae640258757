package dev.kairos.operators.consult;

import dev.kairos.core.assistant.AssistantSpec;
import dev.kairos.core.session.SessionView;
import dev.kairos.core.signal.Evidence;
import dev.kairos.core.signal.Signal;
import dev.kairos.core.slot.Probe;
import dev.kairos.core.slot.SlotCatalog;
import dev.kairos.core.slot.SlotSpec;
import dev.kairos.operators.decide.Arrival;
import dev.kairos.operators.live.CallLimits;
import dev.kairos.operators.live.CallsInFlight;
import dev.kairos.operators.observe.Heard;
import dev.kairos.operators.observe.Observation;
import dev.kairos.operators.observe.Query;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.api.functions.async.ResultFuture;
import org.apache.flink.streaming.api.functions.async.RichAsyncFunction;
import org.jspecify.annotations.Nullable;

/**
 * CONSULT: asks an assistant's probe about one observation. No answer, an error or a time-out yields no evidence and
 * is counted; nothing waits for it but what it would have said.
 */
public final class ConsultProbe extends RichAsyncFunction<Query, Arrival> {
    public static final String UID = "consult-probe";
    private static final long serialVersionUID = 1L;

    private final List<AssistantSpec> assistants;
    private final long delay;
    private final @Nullable Limits limits;
    private transient List<@Nullable Probe> probes;
    private transient ExecutorService executor;
    private transient CallsInFlight calls;
    private transient Counter failures;
    private transient Counter overflows;

    /**
     * How much a live job puts up with.
     *
     * @param deadline longest wait for an answer, ms
     * @param calls beyond which nobody is asked
     */
    public record Limits(long deadline, CallLimits calls) implements Serializable {
        private static final long serialVersionUID = 1L;
    }

    /**
     * @param assistants assistants with their probes
     * @param delay event time in ms that an answer takes in replay and simulation
     * @param limits limits on deadline and calls; null to wait as long as it takes, as a replay does
     */
    public ConsultProbe(List<AssistantSpec> assistants, long delay, @Nullable Limits limits) {
        this.assistants = List.copyOf(assistants);
        this.delay = delay;
        this.limits = limits;
    }

    @Override
    public void open(OpenContext context) {
        SlotCatalog catalog = SlotCatalog.load();
        probes = new ArrayList<>();
        for (AssistantSpec assistant : assistants) {
            SlotSpec spec = assistant.consult();
            probes.add(spec == null ? null : catalog.create(Probe.class, spec));
        }
        executor = Executors.newSingleThreadExecutor(work -> {
            Thread thread = new Thread(work, UID);
            thread.setDaemon(true);
            return thread;
        });
        calls = new CallsInFlight(limits == null ? null : limits.calls());
        failures = getRuntimeContext().getMetricGroup().counter("probe-failures");
        overflows = getRuntimeContext().getMetricGroup().counter("overflows");
    }

    @Override
    public void asyncInvoke(Query query, ResultFuture<Arrival> result) {
        Probe probe = probes.get(query.assistant());
        if (probe == null) {
            result.complete(List.of());
            return;
        }
        String endpoint = endpointOf(query);
        String session = query.observation().session();
        if (!calls.begin(endpoint, session)) {
            overflows.inc();
            result.complete(List.of());
            return;
        }
        CompletableFuture<List<Signal>> answer = CompletableFuture.supplyAsync(() -> probe.ask(viewOf(query)), executor)
                .thenCompose(stage -> limited(stage.toCompletableFuture().copy()));
        // a probe that blocks its thread keeps its place until it lets go, though nobody waits for it any more
        answer.whenComplete((signals, failure) -> calls.end(endpoint, session));
        limited(answer.copy())
                .thenApply(signals -> List.of(arrival(query, signals)))
                .exceptionally(failure -> {
                    failures.inc();
                    return List.of();
                })
                .thenAccept(result::complete);
    }

    private <T> CompletableFuture<T> limited(CompletableFuture<T> call) {
        return limits == null ? call : call.orTimeout(limits.deadline(), TimeUnit.MILLISECONDS);
    }

    private String endpointOf(Query query) {
        SlotSpec spec = assistants.get(query.assistant()).consult();
        return spec == null ? "" : spec.id();
    }

    @Override
    public void timeout(Query query, ResultFuture<Arrival> result) {
        failures.inc();
        result.complete(List.of());
    }

    private static SessionView viewOf(Query query) {
        List<Signal> signals = query.observation().heard().stream()
                .filter(heard -> heard.isFor(query.assistant()))
                .map(Heard::signal)
                .toList();
        return query.observation().view().withSignals(signals);
    }

    private Arrival arrival(Query query, List<Signal> signals) {
        Observation observation = query.observation();
        String by = endpointOf(query);
        Evidence evidence = new Evidence(
                observation.session(),
                by + ":" + observation.point(),
                observation.time() + delay,
                by,
                observation.point(),
                List.copyOf(signals));
        return Arrival.of(observation.key(), evidence, query.assistant());
    }

    @Override
    public void close() {
        if (executor != null) {
            executor.shutdownNow();
        }
        if (probes != null) {
            probes.forEach(probe -> {
                if (probe != null) {
                    probe.close();
                }
            });
        }
    }
}
