package dev.kairos.operators.perceive;

import dev.kairos.core.slot.Encoder;
import dev.kairos.core.slot.SlotCatalog;
import dev.kairos.core.slot.SlotSpec;
import dev.kairos.core.turn.Turn;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.streaming.api.functions.async.ResultFuture;
import org.apache.flink.streaming.api.functions.async.RichAsyncFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * PERCEIVE, second half, present only where an assistant names an encoder as its first tier: turns of all sessions
 * queue for one inference thread per slot, one text per run. What is in flight is checkpointed by the async operator. A
 * text that cannot be encoded goes on without a vector, and is counted: no text may bring the job down.
 */
public final class PerceiveVector extends RichAsyncFunction<Turn, Turn> {
    public static final String UID = "perceive-vector";
    private static final long serialVersionUID = 1L;
    private static final Logger LOG = LoggerFactory.getLogger(PerceiveVector.class);

    private final SlotSpec encoderSpec;
    private transient Encoder encoder;
    private transient ThreadPoolExecutor inference;
    private transient Counter failures;

    public PerceiveVector(SlotSpec encoderSpec) {
        this.encoderSpec = encoderSpec;
    }

    @Override
    public void open(OpenContext context) {
        encoder = SlotCatalog.load().create(Encoder.class, encoderSpec);
        failures = getRuntimeContext().getMetricGroup().counter("encoder-failures");
        LinkedBlockingQueue<Runnable> queue = new LinkedBlockingQueue<>();
        inference = new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS, queue, work -> {
            Thread thread = new Thread(work, UID);
            thread.setDaemon(true);
            return thread;
        });
        getRuntimeContext().getMetricGroup().gauge("encoder-queue", (Gauge<Integer>) queue::size);
    }

    @Override
    public void asyncInvoke(Turn turn, ResultFuture<Turn> result) {
        String text = turn.event().text();
        if (text == null || text.isBlank() || !turn.event().type().isContent()) {
            result.complete(List.of(turn));
            return;
        }
        CompletableFuture.supplyAsync(() -> encoder.encode(List.of(text)).get(0), inference)
                .whenComplete((vector, failure) -> {
                    if (failure != null) {
                        failures.inc();
                        LOG.warn(
                                "event {} of session {} goes on without a vector",
                                turn.id(),
                                turn.event().session(),
                                failure);
                        result.complete(List.of(turn));
                    } else {
                        result.complete(List.of(new Turn(turn.event(), turn.cues(), vector)));
                    }
                });
    }

    @Override
    public void close() {
        if (inference != null) {
            inference.shutdownNow();
        }
        if (encoder != null) {
            encoder.close();
        }
    }
}
