package dev.kairos.models.client;

import de.kherud.llama.InferenceParameters;
import de.kherud.llama.LlamaIterator;
import de.kherud.llama.LlamaModel;
import de.kherud.llama.LlamaOutput;
import de.kherud.llama.ModelParameters;
import de.kherud.llama.Pair;
import de.kherud.llama.args.LogFormat;
import dev.kairos.core.prompt.Message;
import dev.kairos.core.prompt.Message.Author;
import dev.kairos.core.reply.Usage;
import dev.kairos.core.slot.ModelClient.Completion;
import dev.kairos.core.slot.ModelClient.Failure;
import dev.kairos.core.slot.ModelClient.Finish;
import dev.kairos.core.slot.ModelClient.Reason;
import dev.kairos.core.slot.ModelClient.Request;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;

/**
 * Weights in memory with the one thread that runs them: calls wait their turn, and one that nobody waits for any more is
 * left out, or ends at its next token.
 */
final class LlamaRuntime implements AutoCloseable {
    private final LlamaSettings settings;
    private final LlamaModel model;
    private final ExecutorService thread;

    /** @throws IllegalArgumentException if the weights cannot be loaded */
    LlamaRuntime(LlamaSettings settings) {
        this.settings = settings;
        // the library would write prompts to the standard error stream
        LlamaModel.setLogger(LogFormat.TEXT, (level, line) -> {});
        try {
            model = new LlamaModel(new ModelParameters()
                    .setModel(settings.weights().toString())
                    .setCtxSize(settings.context())
                    .setThreads(settings.threads())
                    .disableLog());
        } catch (RuntimeException e) {
            throw new IllegalArgumentException(
                    "weights cannot be loaded from " + settings.weights()
                            + "; expected a GGUF file that llama.cpp reads",
                    e);
        }
        thread = Executors.newSingleThreadExecutor(work -> {
            Thread one = new Thread(work, "llama-local");
            one.setDaemon(true);
            return one;
        });
    }

    /** Queues a call; it ends early once the future is done. */
    CompletableFuture<Completion> complete(Request request) {
        CompletableFuture<Completion> call = new CompletableFuture<>();
        thread.execute(() -> {
            if (!call.isDone()) {
                run(request, call);
            }
        });
        return call;
    }

    private void run(Request request, CompletableFuture<Completion> call) {
        try {
            call.complete(generated(request, call));
        } catch (Failure e) {
            call.completeExceptionally(e);
        } catch (RuntimeException e) {
            call.completeExceptionally(new Failure(
                    Reason.REFUSED,
                    "llama.cpp refuses the call: " + e.getClass().getSimpleName()));
        }
    }

    private Completion generated(Request request, CompletableFuture<Completion> call) {
        String prompt = model.applyTemplate(messages(request));
        long read = model.encode(prompt).length;
        if (read + request.maxTokens() > settings.context()) {
            throw new Failure(
                    Reason.REFUSED,
                    "the prompt has " + read + " tokens and the answer may have " + request.maxTokens()
                            + "; together at most " + settings.context() + " fit");
        }
        StringBuilder text = new StringBuilder();
        long written = 0;
        LlamaIterator tokens = model.generate(parameters(request, prompt)).iterator();
        while (tokens.hasNext()) {
            LlamaOutput token = tokens.next();
            text.append(token.text);
            written++;
            if (call.isDone()) {
                tokens.cancel();
                break;
            }
        }
        String answer = text.toString().strip();
        if (request.schema() != null) {
            Schema.satisfied(request.schema(), answer);
        }
        return new Completion(
                answer,
                settings.name(),
                written >= request.maxTokens() ? Finish.LENGTH : Finish.STOP,
                new Usage(1, read, written, 0));
    }

    /** Templates know one message of instructions, before all others. */
    private static InferenceParameters messages(Request request) {
        List<Message> messages = request.prompt().messages();
        String system = messages.stream()
                .filter(message -> message.author() == Author.SYSTEM)
                .map(Message::text)
                .collect(Collectors.joining("\n\n"));
        List<Pair<String, String>> others = messages.stream()
                .filter(message -> message.author() != Author.SYSTEM)
                .map(message -> new Pair<>(message.author().name().toLowerCase(Locale.ROOT), message.text()))
                .toList();
        return new InferenceParameters("").setMessages(system, others);
    }

    private static InferenceParameters parameters(Request request, String prompt) {
        InferenceParameters parameters = new InferenceParameters(prompt)
                .setNPredict(request.maxTokens())
                .setTemperature((float) request.temperature())
                .setSeed((int) (request.seed() & Integer.MAX_VALUE));
        if (!request.stop().isEmpty()) {
            parameters.setStopStrings(request.stop().toArray(String[]::new));
        }
        if (request.schema() != null) {
            parameters.setGrammar(LlamaModel.jsonSchemaToGrammar(request.schema()));
        }
        return parameters;
    }

    /** Waits for the call in hand, which ends at its next token: freeing weights in use would end the process. */
    @Override
    public void close() {
        thread.execute(model::close);
        thread.shutdown();
    }
}
