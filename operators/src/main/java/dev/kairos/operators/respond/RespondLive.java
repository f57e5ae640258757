package dev.kairos.operators.respond;

import dev.kairos.operators.decide.Resolution;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.streaming.api.functions.async.ResultFuture;
import org.apache.flink.streaming.api.functions.async.RichAsyncFunction;

/**
 * RESPOND, live: what it is busy with for a session is given up when that session moves on. The news of it comes from
 * OBSERVE, forward, by the same partition as the resolutions; what comes too early or is lost in a restart is made up for by
 * DELIVER, which drops stale replies in any case.
 */
public final class RespondLive extends RichAsyncFunction<Errand, Reply> {
    private static final long serialVersionUID = 1L;

    private final RespondToPlan respond;

    public RespondLive(RespondToPlan respond) {
        this.respond = respond;
    }

    @Override
    public void open(OpenContext context) {
        respond.setRuntimeContext(getRuntimeContext());
        respond.open(context);
    }

    @Override
    public void asyncInvoke(Errand errand, ResultFuture<Reply> result) {
        Resolution resolution = errand.resolution();
        if (resolution != null) {
            respond.asyncInvoke(resolution, result);
            return;
        }
        if (errand.movement() != null) {
            respond.movedOn(errand.movement());
        }
        result.complete(List.of());
    }

    @Override
    public void close() {
        respond.close();
    }
}
