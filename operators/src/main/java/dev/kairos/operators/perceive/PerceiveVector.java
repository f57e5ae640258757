package dev.kairos.operators.perceive;

import dev.kairos.core.slot.Encoder;
import dev.kairos.core.slot.SlotCatalog;
import dev.kairos.core.slot.SlotSpec;
import dev.kairos.core.turn.Turn;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.streaming.api.functions.async.ResultFuture;
import org.apache.flink.streaming.api.functions.async.RichAsyncFunction;

/**
 * PERCEIVE, second half, present only where an assistant names an encoder as its first tier: turns of all sessions
 * queue for one inference thread per slot, one text per run. What is in flight is checkpointed by the async operator.
 */
public final class PerceiveVector extends RichAsyncFunction<Turn, Turn> {
    public static final String UID = "perceive-vector";
    private static final long serialVersionUID = 1L;

    private final SlotSpec encoderSpec;
    private transient Encoder encoder;
    private transient ExecutorService inference;

    public PerceiveVector(SlotSpec encoderSpec) {
        this.encoderSpec = encoderSpec;
    }

    @Override
    public void open(OpenContext context) {
        encoder = SlotCatalog.load().create(Encoder.class, encoderSpec);
        inference = Executors.newSingleThreadExecutor(work -> {
            Thread thread = new Thread(work, UID);
            thread.setDaemon(true);
            return thread;
        });
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
                        result.completeExceptionally(failure);
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
