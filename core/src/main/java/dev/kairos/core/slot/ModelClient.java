package dev.kairos.core.slot;

import dev.kairos.core.prompt.Prompt;
import dev.kairos.core.reply.Usage;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Asks a language model. What prompt programs, remote guards and probes are made with: they hold one, nested in their
 * specification, and close it.
 *
 * <p>A client is the one place where a call that failed is repeated: it knows what the server asked for. Whoever calls
 * it does not repeat a {@link Failure}.
 */
public interface ModelClient extends AutoCloseable {
    /**
     * Completes a prompt; never blocks the caller and never throws. The future ends in time for the deadline: with a
     * completion, or with a {@link Failure} and nothing else. Cancelling it ends the call and frees what it holds.
     */
    CompletableFuture<Completion> complete(Request request);

    /** Where the calls go, without secrets; calls in flight are counted together for all clients of one endpoint. */
    String endpoint();

    /** Whether the endpoint is left alone at present, because it failed too often of late. */
    default boolean isShunned() {
        return false;
    }

    @Override
    default void close() {}

    /**
     * One call.
     *
     * @param prompt redacted messages
     * @param maxTokens most tokens to be written, 1 or more
     * @param temperature 0 for the likeliest words, up to 2
     * @param seed seed for servers that take one
     * @param stop texts before which the answer ends, at most 4
     * @param schema JSON Schema that the answer has to satisfy, as JSON, or null for free text
     * @param deadline time left for the call, waiting and repeated calls included; more than none
     */
    record Request(
            Prompt prompt,
            int maxTokens,
            double temperature,
            long seed,
            List<String> stop,
            @Nullable String schema,
            Duration deadline) {
        public Request {
            stop = List.copyOf(stop);
            if (maxTokens < 1 || !(temperature >= 0 && temperature <= 2) || stop.size() > 4) {
                throw new IllegalArgumentException("max tokens are " + maxTokens + ", temperature " + temperature
                        + ", stops " + stop.size() + "; allowed: 1 or more, 0 to 2, at most 4");
            }
        }

        /** A call for free text. */
        public static Request of(Prompt prompt, int maxTokens, long seed, Duration deadline) {
            return new Request(prompt, maxTokens, 0, seed, List.of(), null, deadline);
        }

        /** The same call for an answer that satisfies a schema. */
        public Request withSchema(String json) {
            return new Request(prompt, maxTokens, temperature, seed, stop, json, deadline);
        }

        /** The same call at another temperature. */
        public Request withTemperature(double other) {
            return new Request(prompt, maxTokens, other, seed, stop, schema, deadline);
        }

        /** The same call that ends before one of these texts. */
        public Request withStop(List<String> texts) {
            return new Request(prompt, maxTokens, temperature, seed, texts, schema, deadline);
        }
    }

    /**
     * What a model wrote. Whether it is fit to be said is for others to judge.
     *
     * @param text the words; satisfies the schema if one was asked for
     * @param model model that wrote it, as the server names it
     * @param finish why it ended there
     * @param usage tokens and cost of this call
     */
    record Completion(String text, String model, Finish finish, Usage usage) {}

    /** Why an answer ended. */
    enum Finish {
        /** The model had said everything, or came to a stop text. */
        STOP,
        /** The most tokens allowed were written. */
        LENGTH,
        /** The server withheld the rest. */
        FILTERED
    }

    /** Why there is no answer, after whatever the client repeated. */
    final class Failure extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final Reason reason;

        /** @param message what happened, without secrets and without words of the prompt */
        public Failure(Reason reason, String message) {
            this(reason, message, null);
        }

        public Failure(Reason reason, String message, @Nullable Throwable cause) {
            super(message, cause);
            this.reason = reason;
        }

        public Reason reason() {
            return reason;
        }
    }

    /** Kinds of failure. */
    enum Reason {
        /** No answer before the deadline. */
        DEADLINE(true),
        /** The server could not be reached, hung up or failed. */
        UNAVAILABLE(true),
        /** The server asks for fewer calls. */
        RATE_LIMITED(true),
        /** The answer broke off, is no answer at all, or does not satisfy the schema. */
        MALFORMED(true),
        /** Not even tried: the endpoint failed too often of late, or has too many calls in flight. */
        SHUNNED(false),
        /** The server refuses this request, or this caller: asking again would not help. */
        REFUSED(false);

        private final boolean passing;

        Reason(boolean passing) {
            this.passing = passing;
        }

        /** Whether the same call may succeed later. */
        public boolean isPassing() {
            return passing;
        }
    }
}
