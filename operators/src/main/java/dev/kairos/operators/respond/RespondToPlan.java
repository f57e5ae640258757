package dev.kairos.operators.respond;

import dev.kairos.core.assistant.AssistantSpec;
import dev.kairos.core.slot.Responder;
import dev.kairos.core.slot.SlotCatalog;
import dev.kairos.operators.decide.Resolution;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.streaming.api.functions.async.ResultFuture;
import org.apache.flink.streaming.api.functions.async.RichAsyncFunction;

/** RESPOND: finds words for admitted plans. Holds no state: what is in flight is checkpointed by the async operator. */
public final class RespondToPlan extends RichAsyncFunction<Resolution, Reply> {
    public static final String UID = "respond-to-plan";
    private static final long serialVersionUID = 1L;

    private final List<AssistantSpec> assistants;
    private final int retries;
    private transient List<Responder> responders;

    /**
     * @param assistants assistants with their responders
     * @param retries further calls after a failed one, inside the deadline
     */
    public RespondToPlan(List<AssistantSpec> assistants, int retries) {
        this.assistants = List.copyOf(assistants);
        this.retries = retries;
    }

    @Override
    public void open(OpenContext context) {
        SlotCatalog catalog = SlotCatalog.load();
        responders = assistants.stream()
                .map(assistant -> catalog.create(Responder.class, assistant.responder()))
                .toList();
    }

    @Override
    public void asyncInvoke(Resolution resolution, ResultFuture<Reply> result) {
        String name = assistants.get(resolution.assistant()).responder().id();
        new ResponderCall(responders.get(resolution.assistant()), name, resolution, retries)
                .run()
                .thenAccept(reply -> result.complete(List.of(reply)));
    }

    @Override
    public void close() {
        if (responders != null) {
            responders.forEach(Responder::close);
        }
    }
}
