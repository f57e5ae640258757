package dev.kairos.models.client;

import dev.kairos.core.prompt.Message;
import dev.kairos.core.reply.Usage;
import dev.kairos.core.slot.ModelClient;
import dev.kairos.core.time.WallClock;
import dev.kairos.models.client.ServerSettings.Structure;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.ResponseFormat;
import dev.langchain4j.model.chat.request.ResponseFormatType;
import dev.langchain4j.model.chat.request.json.JsonRawSchema;
import dev.langchain4j.model.chat.request.json.JsonSchema;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import dev.langchain4j.model.openai.OpenAiChatRequestParameters;
import dev.langchain4j.model.openai.OpenAiStreamingChatModel;
import dev.langchain4j.model.output.FinishReason;
import dev.langchain4j.model.output.TokenUsage;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Asks a server that speaks the chat-completions protocol: vLLM, llama.cpp, Ollama, or a hosted one. Answers are read as
 * they are written, so that one without an end is noticed. Failures that may pass are repeated inside the deadline; a
 * server that keeps failing is left alone for a while.
 *
 * <p>A server that does not count tokens is taken to read and write one for every four characters.
 */
public final class OpenAiCompatibleClient implements ModelClient {
    private static final int CHARACTERS_PER_TOKEN = 4;

    /** A token is rarely longer than this as an event: the words, and what the protocol puts around them. */
    private static final long BYTES_PER_TOKEN = 2_048;

    private static final long LEAST_BYTES = 1 << 16;

    private static final Shared<ServerSettings, Connection> CONNECTIONS = Connection.shared(WallClock.system());

    private final ServerSettings settings;
    private final Shared<ServerSettings, Connection> connections;
    private final Function<Duration, Executor> timer;
    private final Connection connection;

    OpenAiCompatibleClient(ServerSettings settings) {
        this(settings, CONNECTIONS, wait -> CompletableFuture.delayedExecutor(wait.toMillis(), TimeUnit.MILLISECONDS));
    }

    /**
     * @param connections servers that are known
     * @param timer executors that run something after a time
     */
    OpenAiCompatibleClient(
            ServerSettings settings,
            Shared<ServerSettings, Connection> connections,
            Function<Duration, Executor> timer) {
        this.settings = settings;
        this.connections = connections;
        this.timer = timer;
        this.connection = connections.acquire(settings);
    }

    @Override
    public CompletableFuture<Completion> complete(Request request) {
        return new Attempts(
                        connection.endpoint(),
                        settings,
                        timer,
                        request.deadline(),
                        request.seed(),
                        number -> attempt(request, number))
                .start();
    }

    /** One request on the wire. A further attempt has a seed of its own: the same words would fail the same way. */
    private CompletableFuture<Completion> attempt(Request request, int number) {
        long most = Math.max(LEAST_BYTES, request.maxTokens() * BYTES_PER_TOKEN);
        Transport transport = new Transport(connection.http(), connection.endpoint()::retryAfter, most);
        CompletableFuture<Completion> attempt = new CompletableFuture<>();
        attempt.whenComplete((completion, failure) -> transport.cancel());
        try {
            model(transport).chat(translated(request, request.seed() + number - 1), new Handler(request, attempt));
        } catch (RuntimeException e) {
            attempt.completeExceptionally(failure(e));
        }
        return attempt;
    }

    private OpenAiStreamingChatModel model(Transport transport) {
        ServerSettings.Secret key = settings.key();
        return OpenAiStreamingChatModel.builder()
                .httpClientBuilder(transport.builder())
                .baseUrl(settings.base().toString())
                .apiKey(key == null ? null : key.text())
                .modelName(settings.model())
                .strictJsonSchema(true)
                .logRequests(false)
                .logResponses(false)
                .build();
    }

    private ChatRequest translated(Request request, long seed) {
        return ChatRequest.builder()
                .messages(request.prompt().messages().stream()
                        .map(OpenAiCompatibleClient::translated)
                        .toList())
                .parameters(OpenAiChatRequestParameters.builder()
                        .modelName(settings.model())
                        .temperature(request.temperature())
                        .maxOutputTokens(request.maxTokens())
                        .stopSequences(request.stop())
                        .seed((int) (seed & Integer.MAX_VALUE))
                        .responseFormat(format(request.schema()))
                        .build())
                .build();
    }

    private static ChatMessage translated(Message message) {
        return switch (message.author()) {
            case SYSTEM -> SystemMessage.from(message.text());
            case USER -> UserMessage.from(message.text());
            case ASSISTANT -> AiMessage.from(message.text());
        };
    }

    private @Nullable ResponseFormat format(@Nullable String schema) {
        if (schema == null || settings.structure() == Structure.NONE) {
            return null;
        }
        ResponseFormat.Builder format = ResponseFormat.builder().type(ResponseFormatType.JSON);
        if (settings.structure() == Structure.JSON_SCHEMA) {
            format.jsonSchema(JsonSchema.builder()
                    .name("answer")
                    .rootElement(JsonRawSchema.from(schema))
                    .build());
        }
        return format.build();
    }

    @Override
    public String endpoint() {
        return settings.endpoint();
    }

    @Override
    public boolean isShunned() {
        return connection.endpoint().state() == CircuitBreaker.State.OPEN;
    }

    @Override
    public void close() {
        connections.release(settings);
    }

    /** What the library knew about a failure, without what it says: it may quote the server. */
    private static Failure failure(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof Failure known) {
                return known;
            }
        }
        return new Failure(
                Reason.MALFORMED,
                "the answer cannot be read: " + failure.getClass().getSimpleName());
    }

    /** Takes the answer of one attempt. */
    private final class Handler implements StreamingChatResponseHandler {
        private final Request request;
        private final CompletableFuture<Completion> attempt;

        Handler(Request request, CompletableFuture<Completion> attempt) {
            this.request = request;
            this.attempt = attempt;
        }

        @Override
        public void onCompleteResponse(ChatResponse response) {
            try {
                attempt.complete(completion(response));
            } catch (RuntimeException e) {
                attempt.completeExceptionally(failure(e));
            }
        }

        @Override
        public void onError(Throwable error) {
            attempt.completeExceptionally(failure(error));
        }

        private Completion completion(ChatResponse response) {
            FinishReason reason = response.finishReason();
            if (reason == null) {
                throw new Failure(Reason.MALFORMED, "the answer breaks off");
            }
            String text = Objects.requireNonNullElse(response.aiMessage().text(), "");
            if (request.schema() != null) {
                Schema.satisfied(request.schema(), text);
            }
            return new Completion(
                    text,
                    Objects.requireNonNullElse(response.modelName(), settings.model()),
                    finish(reason),
                    usage(response.tokenUsage(), text));
        }

        private static Finish finish(FinishReason reason) {
            return switch (reason) {
                case LENGTH -> Finish.LENGTH;
                case CONTENT_FILTER -> Finish.FILTERED;
                default -> Finish.STOP;
            };
        }

        private Usage usage(@Nullable TokenUsage counted, String text) {
            Integer read = counted == null ? null : counted.inputTokenCount();
            Integer written = counted == null ? null : counted.outputTokenCount();
            long prompt = read == null ? tokens(request.prompt().text()) : read;
            long completion = written == null ? tokens(text) : written;
            return new Usage(1, prompt, completion, settings.prices().of(prompt, completion));
        }

        private static long tokens(String text) {
            return (text.length() + CHARACTERS_PER_TOKEN - 1L) / CHARACTERS_PER_TOKEN;
        }
    }
}
