package dev.kairos.models.client;

import dev.kairos.core.slot.ModelClient.Failure;
import dev.kairos.core.slot.ModelClient.Reason;
import java.io.ByteArrayOutputStream;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads server-sent events as their bytes come, without a thread that waits for them, and no more of them than an answer
 * can have. Only data is read: what model servers say else (comments that keep a connection alive, names, ids) has no
 * meaning for an answer.
 */
final class EventStream implements BodySubscriber<Void> {
    private static final String DATA = "data:";

    private final Consumer<String> data;
    private final long most;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private final StringBuilder event = new StringBuilder();
    private final CompletableFuture<Void> end = new CompletableFuture<>();
    private Flow.@Nullable Subscription subscription;
    private long bytes;

    /**
     * @param data takes the data of each event
     * @param most bytes after which the stream is taken to have no end
     */
    EventStream(Consumer<String> data, long most) {
        this.data = data;
        this.most = most;
    }

    @Override
    public CompletionStage<Void> getBody() {
        return end;
    }

    @Override
    public void onSubscribe(Flow.Subscription source) {
        subscription = source;
        source.request(1);
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        try {
            buffers.forEach(this::read);
        } catch (RuntimeException e) {
            stop(e);
            return;
        }
        if (subscription != null) {
            subscription.request(1);
        }
    }

    private void read(ByteBuffer buffer) {
        bytes += buffer.remaining();
        if (bytes > most) {
            throw new Failure(Reason.MALFORMED, "the answer has more than " + most + " bytes and no end");
        }
        while (buffer.hasRemaining()) {
            byte next = buffer.get();
            if (next == '\n') {
                endLine();
            } else if (next != '\r') {
                line.write(next);
            }
        }
    }

    private void endLine() {
        String text = line.toString(StandardCharsets.UTF_8);
        line.reset();
        if (text.startsWith(DATA)) {
            event.append(event.isEmpty() ? "" : "\n")
                    .append(text.substring(DATA.length()).strip());
        } else if (text.isEmpty() && !event.isEmpty()) {
            String whole = event.toString();
            event.setLength(0);
            data.accept(whole);
        }
    }

    private void stop(Throwable failure) {
        if (subscription != null) {
            subscription.cancel();
        }
        end.completeExceptionally(failure);
    }

    @Override
    public void onError(Throwable failure) {
        end.completeExceptionally(failure);
    }

    @Override
    public void onComplete() {
        end.complete(null);
    }
}
