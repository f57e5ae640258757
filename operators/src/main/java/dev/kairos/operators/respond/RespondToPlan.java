package dev.kairos.operators.respond;

import dev.kairos.core.assistant.AssistantSpec;
import dev.kairos.core.slot.Responder;
import dev.kairos.core.slot.SlotCatalog;
import dev.kairos.operators.decide.Resolution;
import dev.kairos.operators.live.CallLimits;
import dev.kairos.operators.live.CallsInFlight;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.api.functions.async.ResultFuture;
import org.apache.flink.streaming.api.functions.async.RichAsyncFunction;
import org.jspecify.annotations.Nullable;

/**
 * RESPOND: finds words for admitted plans. Holds no state: what is in flight is checkpointed by the async operator. The
 * endpoint that calls are counted for is the responder's id.
 */
public final class RespondToPlan extends RichAsyncFunction<Resolution, Reply> {
    public static final String UID = "respond-to-plan";
    private static final long serialVersionUID = 1L;

    private final List<AssistantSpec> assistants;
    private final int retries;
    private final @Nullable CallLimits limits;
    private transient List<Responder> responders;
    private transient CallsInFlight calls;
    private transient Counter overflows;

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
        calls = new CallsInFlight(limits);
        overflows = getRuntimeContext().getMetricGroup().counter("overflows");
    }

    @Override
    public void asyncInvoke(Resolution resolution, ResultFuture<Reply> result) {
        String name = assistants.get(resolution.assistant()).responder().id();
        String session = resolution.decision().session();
        ResponderCall call = new ResponderCall(responders.get(resolution.assistant()), name, resolution, retries);
        if (!calls.begin(name, session)) {
            overflows.inc();
            result.complete(List.of(call.unanswered()));
            return;
        }
        call.run().thenAccept(reply -> {
            calls.end(name, session);
            result.complete(List.of(reply));
        });
    }

    @Override
    public void close() {
        if (responders != null) {
            responders.forEach(Responder::close);
        }
    }
}
