package dev.kairos.models.client;

import dev.kairos.core.slot.ModelClient;
import dev.kairos.core.slot.Parameter;
import dev.kairos.core.slot.Parameters;
import dev.kairos.core.slot.SlotFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Runs a GGUF model in this process with llama.cpp, one call at a time; all clients of one file share its weights. Its
 * native library is not part of the ordinary build: see {@code docs/responders.md}.
 */
public final class LlamaLocalClient implements ModelClient {
    private static final Shared<LlamaSettings, LlamaRuntime> RUNTIMES =
            new Shared<>(LlamaRuntime::new, LlamaRuntime::close);

    private final LlamaSettings settings;
    private final LlamaRuntime runtime;

    LlamaLocalClient(LlamaSettings settings) {
        this.settings = settings;
        this.runtime = RUNTIMES.acquire(settings);
    }

    @Override
    public CompletableFuture<Completion> complete(Request request) {
        return Deadlines.within(runtime.complete(request), request.deadline());
    }

    @Override
    public String endpoint() {
        return "llama-local:" + settings.name();
    }

    @Override
    public void close() {
        RUNTIMES.release(settings);
    }

    /** Makes the client. */
    public static final class Factory implements SlotFactory<ModelClient> {
        /** Environment variable that names the weights. */
        static final String WEIGHTS = "KAIROS_LLAMA_WEIGHTS";

        private final Map<String, String> environment;

        /** Reads the environment of this process. */
        public Factory() {
            this(System.getenv());
        }

        Factory(Map<String, String> environment) {
            this.environment = environment;
        }

        @Override
        public Class<ModelClient> slot() {
            return ModelClient.class;
        }

        @Override
        public String id() {
            return "llama-local";
        }

        @Override
        public int version() {
            return 1;
        }

        @Override
        public String description() {
            return "runs a GGUF model in this process with llama.cpp; needs a build with -Pllama";
        }

        @Override
        public List<Parameter> parameters() {
            return List.of(
                    Parameter.of(
                            "weights",
                            Parameter.Kind.TEXT,
                            "",
                            "GGUF file, instead of the one that the environment variable " + WEIGHTS + " names."),
                    Parameter.of(
                            "context", Parameter.Kind.COUNT, "4096", "Tokens of prompt and answer together, at most."),
                    Parameter.of("threads", Parameter.Kind.COUNT, "1", "Threads of one call."));
        }

        /**
         * {@inheritDoc}
         *
         * @throws IllegalArgumentException also if the weights are not there or cannot be read, or the build has no
         *     llama.cpp
         */
        @Override
        public ModelClient create(Parameters parameters) {
            @Nullable
            String named = parameters.text("weights").isEmpty() ? environment.get(WEIGHTS) : parameters.text("weights");
            if (named == null || named.isBlank()) {
                throw new IllegalArgumentException("llama-local has no weights; give them in the assistant's file, or"
                        + " set the environment variable " + WEIGHTS);
            }
            Path weights = Path.of(named).toAbsolutePath().normalize();
            if (!Files.isReadable(weights)) {
                throw new IllegalArgumentException("weights are '" + weights
                        + "', which cannot be read; expected a GGUF file, such as scripts/fetch-model brings");
            }
            try {
                return new LlamaLocalClient(settings(weights, parameters));
            } catch (NoClassDefFoundError | UnsatisfiedLinkError e) {
                throw new IllegalArgumentException(
                        "llama.cpp is not part of this build, or not made for this machine; build with -Pllama", e);
            }
        }

        /** Looks at the file alone: weights lie on the machine which will run them. */
        @Override
        public ModelClient trial(Parameters parameters) {
            settings(Path.of("any.gguf"), parameters);
            return new UnaskedClient(id());
        }

        private static LlamaSettings settings(Path weights, Parameters parameters) {
            LlamaSettings settings =
                    new LlamaSettings(weights, parameters.count("context"), parameters.count("threads"));
            if (settings.context() < 1 || settings.threads() < 1) {
                throw new IllegalArgumentException("context is " + settings.context() + ", threads "
                        + settings.threads() + "; expected 1 or more");
            }
            return settings;
        }
    }
}
