package dev.kairos.models.client;

import dev.kairos.core.slot.ModelClient.Failure;
import dev.kairos.core.slot.ModelClient.Reason;
import dev.langchain4j.http.client.HttpClient;
import dev.langchain4j.http.client.HttpClientBuilder;
import dev.langchain4j.http.client.HttpRequest;
import dev.langchain4j.http.client.SuccessfulHttpResponse;
import dev.langchain4j.http.client.sse.CancellationUnsupportedHandle;
import dev.langchain4j.http.client.sse.ServerSentEvent;
import dev.langchain4j.http.client.sse.ServerSentEventContext;
import dev.langchain4j.http.client.sse.ServerSentEventListener;
import dev.langchain4j.http.client.sse.ServerSentEventParser;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Carries one request of the chat library over the JDK's client, without blocking, so that it can be given up at any
 * time. What goes wrong becomes a {@link Failure} that holds neither the server's words nor ours: both may repeat a
 * prompt or a key.
 */
final class Transport implements HttpClient {
    private static final int OK = 200;
    private static final int UNAUTHORIZED = 401;
    private static final int TIMEOUT = 408;
    private static final int CONFLICT = 409;
    private static final int TOO_MANY = 429;
    private static final int SERVER_ERROR = 500;
    private static final ServerSentEventContext CONTEXT =
            new ServerSentEventContext(new CancellationUnsupportedHandle());

    private final java.net.http.HttpClient http;
    private final Consumer<String> retryAfter;
    private final long most;
    private final AtomicReference<@Nullable CompletableFuture<?>> exchange = new AtomicReference<>();

    /**
     * @param retryAfter told when the server says when to come back
     * @param most bytes after which an answer is taken to have no end
     */
    Transport(java.net.http.HttpClient http, Consumer<String> retryAfter, long most) {
        this.http = http;
        this.retryAfter = retryAfter;
        this.most = most;
    }

    /** Gives the request up, if it is still in flight. */
    void cancel() {
        CompletableFuture<?> sent = exchange.get();
        if (sent != null) {
            sent.cancel(true);
        }
    }

    @Override
    public SuccessfulHttpResponse execute(HttpRequest request) {
        throw new UnsupportedOperationException("answers are streamed only; requested: " + request.method());
    }

    @Override
    public void execute(HttpRequest request, ServerSentEventParser parser, ServerSentEventListener listener) {
        CompletableFuture<HttpResponse<Void>> sent = http.sendAsync(
                translated(request),
                response -> isStream(response.statusCode(), response.headers())
                        ? new EventStream(data -> listener.onEvent(new ServerSentEvent(null, data), CONTEXT), most)
                        : new Unread());
        exchange.set(sent);
        sent.whenComplete((response, failure) -> {
            if (failure != null) {
                listener.onError(failure(failure));
            } else if (isStream(response.statusCode(), response.headers())) {
                listener.onClose();
            } else {
                listener.onError(failure(response));
            }
        });
    }

    private static java.net.http.HttpRequest translated(HttpRequest request) {
        java.net.http.HttpRequest.Builder translated = java.net.http.HttpRequest.newBuilder(URI.create(request.url()))
                .method(request.method().name(), BodyPublishers.ofString(request.body()));
        request.headers().forEach((name, values) -> values.forEach(value -> translated.header(name, value)));
        return translated.build();
    }

    private static boolean isStream(int status, HttpHeaders headers) {
        return status == OK
                && headers.firstValue("content-type")
                        .filter(type -> type.startsWith("text/event-stream"))
                        .isPresent();
    }

    private Failure failure(HttpResponse<Void> response) {
        int status = response.statusCode();
        response.headers().firstValue("retry-after").ifPresent(retryAfter);
        if (status == OK) {
            return new Failure(Reason.MALFORMED, "the answer is no stream of events");
        }
        if (status == TOO_MANY) {
            return new Failure(Reason.RATE_LIMITED, "the server asks for fewer calls (status 429)");
        }
        if (status >= SERVER_ERROR || status == TIMEOUT || status == CONFLICT) {
            return new Failure(Reason.UNAVAILABLE, "the server failed (status " + status + ")");
        }
        String what = status == UNAUTHORIZED ? "wants another key" : "refuses the request";
        return new Failure(Reason.REFUSED, "the server " + what + " (status " + status + ")");
    }

    private static Failure failure(Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        return cause instanceof Failure known
                ? known
                : new Failure(
                        Reason.UNAVAILABLE,
                        "the connection failed: " + cause.getClass().getSimpleName());
    }

    /** A builder of this very transport, for the library, which wants to build one. */
    HttpClientBuilder builder() {
        return new Ready();
    }

    /** Nothing is left to be set: time is measured for a call as a whole. */
    private final class Ready implements HttpClientBuilder {
        @Override
        public @Nullable Duration connectTimeout() {
            return null;
        }

        @Override
        public HttpClientBuilder connectTimeout(@Nullable Duration ignored) {
            return this;
        }

        @Override
        public @Nullable Duration readTimeout() {
            return null;
        }

        @Override
        public HttpClientBuilder readTimeout(@Nullable Duration ignored) {
            return this;
        }

        @Override
        public HttpClient build() {
            return Transport.this;
        }
    }

    /** The body of an answer whose status says all: it may have no end, so it is not waited for. */
    private static final class Unread implements BodySubscriber<Void> {
        @Override
        public CompletionStage<Void> getBody() {
            return CompletableFuture.completedStage(null);
        }

        @Override
        public void onSubscribe(Flow.Subscription subscription) {
            subscription.cancel();
        }

        @Override
        public void onNext(List<ByteBuffer> buffers) {
            // nobody asked for any
        }

        @Override
        public void onError(Throwable failure) {
            // the status has said all
        }

        @Override
        public void onComplete() {
            // the status has said all
        }
    }
}
