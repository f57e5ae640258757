package dev.kairos.models.client;

import dev.kairos.core.slot.ModelClient;
import dev.kairos.core.slot.Parameter;
import dev.kairos.core.slot.Parameter.Kind;
import dev.kairos.core.slot.Parameters;
import dev.kairos.core.slot.SlotFactory;
import dev.kairos.models.client.ServerSettings.Limits;
import dev.kairos.models.client.ServerSettings.Prices;
import dev.kairos.models.client.ServerSettings.Secret;
import dev.kairos.models.client.ServerSettings.Structure;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Makes clients of chat-completions servers. What differs from machine to machine, and what is secret, comes from the
 * environment of the process that calls; a file is checked without it.
 */
public final class OpenAiCompatibleFactory implements SlotFactory<ModelClient> {
    private static final String URL = "_URL";
    private static final String KEY = "_KEY";
    private static final String NAME = "_NAME";

    private final Map<String, String> environment;

    /** Reads the environment of this process. */
    public OpenAiCompatibleFactory() {
        this(System.getenv());
    }

    OpenAiCompatibleFactory(Map<String, String> environment) {
        this.environment = environment;
    }

    @Override
    public Class<ModelClient> slot() {
        return ModelClient.class;
    }

    @Override
    public String id() {
        return "openai-compatible";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public String description() {
        return "asks a server that speaks the chat-completions protocol: vLLM, llama.cpp, Ollama, or a hosted one";
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(
                Parameter.of(
                        "environment",
                        Kind.TEXT,
                        "KAIROS_MODEL",
                        "Start of the names of the environment variables that hold base URL (..._URL), key (..._KEY) and"
                                + " model (..._NAME)."),
                Parameter.of("base-url", Kind.TEXT, "", "URL before /chat/completions, instead of the environment's."),
                Parameter.of("model", Kind.TEXT, "", "Model to ask for, instead of the environment's."),
                Parameter.of(
                        "prompt-price", Kind.NUMBER, "0", "What a million tokens read cost, in any currency unit."),
                Parameter.of(
                        "completion-price", Kind.NUMBER, "0", "What a million tokens written cost, in the same unit."),
                Parameter.word(
                        "structure",
                        List.of("json-schema", "json-object", "none"),
                        "json-schema",
                        "How the server is asked for an answer with a schema; it is checked in any case."),
                Parameter.of(
                        "retries", Kind.COUNT, "2", "Further attempts after one that failed, inside the deadline."),
                Parameter.of(
                        "back-off",
                        Kind.DURATION,
                        "250 ms",
                        "Wait before the first further attempt, doubled for each next one, give or take half."),
                Parameter.of("calls-in-flight", Kind.COUNT, "16", "Most attempts at a time, per process."),
                Parameter.of(
                        "calls-per-minute", Kind.COUNT, "0", "Most attempts in a minute, per process; 0 = no limit."),
                Parameter.of(
                        "breaker-window", Kind.COUNT, "10", "Last attempts by which the server's health is judged."),
                Parameter.of(
                        "breaker-share",
                        Kind.SHARE,
                        "0.5",
                        "Share of them that has to fail for the server to be left alone."),
                Parameter.of(
                        "breaker-rest",
                        Kind.DURATION,
                        "30 s",
                        "How long it is left alone, before one attempt tries it again."));
    }

    @Override
    public ModelClient create(Parameters parameters) {
        String start = parameters.text("environment");
        String key = environment.get(start + KEY);
        return new OpenAiCompatibleClient(new ServerSettings(
                base(given(parameters, "base-url", start + URL)),
                given(parameters, "model", start + NAME),
                key == null || key.isBlank() ? null : new Secret(key.strip()),
                new Prices(parameters.number("prompt-price"), parameters.number("completion-price")),
                Structure.valueOf(
                        parameters.text("structure").toUpperCase(Locale.ROOT).replace('-', '_')),
                parameters.count("retries"),
                parameters.duration("back-off"),
                limits(parameters)));
    }

    /** Looks at the file alone: the environment is that of the machine which will make the calls. */
    @Override
    public ModelClient trial(Parameters parameters) {
        if (!parameters.text("base-url").isEmpty()) {
            base(parameters.text("base-url"));
        }
        limits(parameters);
        return new UnaskedClient(id());
    }

    private static Limits limits(Parameters parameters) {
        Limits limits = new Limits(
                parameters.count("calls-in-flight"),
                parameters.count("calls-per-minute"),
                parameters.count("breaker-window"),
                parameters.number("breaker-share"),
                parameters.duration("breaker-rest"));
        if (limits.callsInFlight() < 1
                || limits.window() < 1
                || limits.failureShare() <= 0
                || limits.rest().isZero()) {
            throw new IllegalArgumentException("calls-in-flight is " + limits.callsInFlight() + ", breaker-window "
                    + limits.window() + ", breaker-share " + limits.failureShare() + ", breaker-rest "
                    + limits.rest().toMillis() + " ms; expected more than 0");
        }
        return limits;
    }

    private String given(Parameters parameters, String name, String variable) {
        @Nullable String value = parameters.text(name).isEmpty() ? environment.get(variable) : parameters.text(name);
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException("openai-compatible has no " + name
                    + "; give it in the assistant's file, or set the environment variable " + variable);
        }
        return value.strip();
    }

    private static URI base(String text) {
        try {
            URI base = URI.create(text);
            if (base.getHost() == null || !List.of("http", "https").contains(String.valueOf(base.getScheme()))) {
                throw new IllegalArgumentException("no scheme and host");
            }
            return base;
        } catch (IllegalArgumentException e) {
            // a URL may hold a password, so neither it nor what URI says of it is repeated
            throw new IllegalArgumentException(
                    "base-url is no URL of a server; expected for example http://localhost:8000/v1");
        }
    }
}
