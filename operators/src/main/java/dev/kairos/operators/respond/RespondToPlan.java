package dev.kairos.operators.respond;

import dev.kairos.core.assistant.AssistantSpec;
import dev.kairos.core.slot.Responder;
import dev.kairos.core.slot.SlotCatalog;
import dev.kairos.operators.decide.Resolution;
import dev.kairos.operators.live.CallLimits;
import dev.kairos.operators.live.CallsInFlight;
import dev.kairos.operators.respond.Errand.Movement;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.streaming.api.functions.async.ResultFuture;
import org.apache.flink.streaming.api.functions.async.RichAsyncFunction;
import org.jspecify.annotations.Nullable;

/**
 * RESPOND: finds words for admitted plans. Holds no state: what is in flight is checkpointed by the async operator. Calls
 * in flight are counted for the endpoint that they go to, whichever responders they come from.
 */
public final class RespondToPlan extends RichAsyncFunction<Resolution, Reply> {
    public static final String UID = "respond-to-plan";
    private static final long serialVersionUID = 1L;

    private final List<AssistantSpec> assistants;
    private final int retries;
    private final @Nullable CallLimits limits;
    private transient List<Responder> responders;
    private transient CallsInFlight calls;
    private transient List<Ranking> rankings;
    private transient RespondMetrics metrics;
    private transient OngoingCalls ongoing;

    /**
     * @param assistants assistants with their responders
     * @param retries further calls after a failed one, inside the deadline
     * @param limits beyond which the fallback is taken at once; null to wait instead, as a replay does
     */
    public RespondToPlan(List<AssistantSpec> assistants, int retries, @Nullable CallLimits limits) {
        this.assistants = List.copyOf(assistants);
        this.retries = retries;
        this.limits = limits;
    }

    @Override
    public void open(OpenContext context) {
        SlotCatalog catalog = SlotCatalog.load();
        responders = assistants.stream()
                .map(assistant -> catalog.create(Responder.class, assistant.responder()))
                .toList();
        rankings = assistants.stream()
                .map(assistant -> Ranking.of(assistant, catalog))
                .toList();
        calls = new CallsInFlight(limits);
        ongoing = new OngoingCalls();
        metrics = new RespondMetrics(getRuntimeContext().getMetricGroup(), responders);
    }

    @Override
    public void asyncInvoke(Resolution resolution, ResultFuture<Reply> result) {
        int assistant = resolution.assistant();
        String name = assistants.get(assistant).responder().id();
        String session = resolution.decision().session();
        ResponderCall call =
                new ResponderCall(responders.get(assistant), rankings.get(assistant), name, resolution, retries);
        String endpoint = call.endpoint();
        if (!calls.begin(endpoint, session)) {
            metrics.overflow();
            result.complete(List.of(call.unanswered()));
            return;
        }
        ongoing.begin(
                session, call, resolution.seen(), assistants.get(assistant).tolerate());
        call.run().thenAccept(reply -> {
            calls.end(endpoint, session);
            ongoing.end(session, call);
            metrics.replied(reply, call.failure());
            result.complete(List.of(reply));
        });
    }

    /** A session has moved on; what would be stale is given up. */
    void movedOn(Movement movement) {
        ongoing.movedOn(movement);
    }

    @Override
    public void close() {
        if (responders != null) {
            responders.forEach(Responder::close);
        }
        if (rankings != null) {
            rankings.forEach(Ranking::close);
        }
    }
}
