package dev.kairos.models.client;

import dev.kairos.core.reply.Usage;
import dev.kairos.core.slot.ModelClient;
import dev.kairos.core.slot.Parameter;
import dev.kairos.core.slot.Parameters;
import dev.kairos.core.slot.SlotFactory;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/**
 * Plays a cassette instead of asking a model, for tests and for assistants that work without one. A cassette is a list of
 * lines, of which the first that fits a prompt answers it: its key holds texts joined by {@code &&} that all occur in the
 * prompt, or {@code *}; its value is an answer, {@code hang}, {@code fail <reason>} or {@code delay <duration>: <answer>}.
 * A prompt that no line fits is refused: a program that asks something unexpected is not to be answered by accident.
 *
 * <p>A token is a word here, and costs nothing.
 */
public final class ScriptedClient implements ModelClient {
    private static final String MODEL = "scripted";
    private static final String ANY = "*";
    private static final Pattern AND = Pattern.compile("\\s*&&\\s*");
    private static final Pattern WORD = Pattern.compile("\\S+");

    private final Map<String, CassetteLine> cassette = new LinkedHashMap<>();
    private final ConcurrentLinkedQueue<Request> requests = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<String> played = new ConcurrentLinkedQueue<>();

    /**
     * @param cassette answers by what prompts hold, in the order in which they are tried
     * @throws IllegalArgumentException if a line cannot be read
     */
    public ScriptedClient(Map<String, String> cassette) {
        cassette.forEach((key, value) -> this.cassette.put(key, CassetteLine.read(value)));
    }

    @Override
    public CompletableFuture<Completion> complete(Request request) {
        requests.add(request);
        String prompt = request.prompt().text();
        for (Map.Entry<String, CassetteLine> line : cassette.entrySet()) {
            if (fits(line.getKey(), prompt)) {
                played.add(line.getKey());
                return play(line.getValue(), request, prompt);
            }
        }
        return CompletableFuture.failedFuture(
                new Failure(Reason.REFUSED, "the cassette has no line for this prompt; it has " + cassette.keySet()));
    }

    private static boolean fits(String key, String prompt) {
        return key.equals(ANY) || AND.splitAsStream(key).allMatch(prompt::contains);
    }

    private static CompletableFuture<Completion> play(CassetteLine line, Request request, String prompt) {
        CompletableFuture<Completion> call = new CompletableFuture<>();
        switch (line.kind()) {
            case ANSWER -> call.complete(completion(line.text(), prompt));
            case FAIL -> call.completeExceptionally(new Failure(line.reason(), "scripted failure"));
            case DELAY ->
                call.completeOnTimeout(
                        completion(line.text(), prompt), line.delay().toMillis(), TimeUnit.MILLISECONDS);
            case HANG -> {}
        }
        return Deadlines.within(call, request.deadline());
    }

    private static Completion completion(String text, String prompt) {
        return new Completion(text, MODEL, Finish.STOP, new Usage(1, words(prompt), words(text), 0));
    }

    private static long words(String text) {
        return WORD.matcher(text).results().count();
    }

    @Override
    public String endpoint() {
        return MODEL;
    }

    /** All requests so far. */
    public List<Request> requests() {
        return List.copyOf(requests);
    }

    /** Keys of lines that no prompt has come to yet. */
    public Set<String> unplayed() {
        Set<String> unplayed = new LinkedHashSet<>(cassette.keySet());
        unplayed.removeAll(Set.copyOf(played));
        return unplayed;
    }

    /** Makes the client. */
    public static final class Factory implements SlotFactory<ModelClient> {
        @Override
        public Class<ModelClient> slot() {
            return ModelClient.class;
        }

        @Override
        public String id() {
            return MODEL;
        }

        @Override
        public int version() {
            return 1;
        }

        @Override
        public String description() {
            return "plays a cassette instead of asking a model";
        }

        @Override
        public List<Parameter> parameters() {
            return List.of(Parameter.of(
                    "cassette",
                    Parameter.Kind.TABLE,
                    null,
                    "Lines in order: texts of the prompt joined by &&, or *, to an answer, hang, fail <reason> or"
                            + " delay <duration>: <answer>."));
        }

        @Override
        public ModelClient create(Parameters parameters) {
            return new ScriptedClient(parameters.table("cassette"));
        }
    }
}
