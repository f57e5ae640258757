package dev.kairos.models.program;

import dev.kairos.core.reply.Usage;
import dev.kairos.core.slot.ModelClient;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/**
 * A model whose answers a test writes. It keeps to the most tokens allowed, a token being a word, as a server does.
 */
final class ScriptedModel implements ModelClient {
    private final Function<Request, String> script;
    private final List<Request> requests = new ArrayList<>();
    private long tokensWritten;

    ScriptedModel(Function<Request, String> script) {
        this.script = script;
    }

    /** Answers in order, the last one for ever. */
    static ScriptedModel saying(String... answers) {
        int[] next = {0};
        return new ScriptedModel(request -> answers[Math.min(next[0]++, answers.length - 1)]);
    }

    @Override
    public CompletableFuture<Completion> complete(Request request) {
        requests.add(request);
        String answer;
        try {
            answer = script.apply(request);
        } catch (Failure failure) {
            return CompletableFuture.failedFuture(failure);
        }
        String[] words = answer.strip().split("\\s+");
        boolean fits = words.length <= request.maxTokens();
        String text = fits ? answer : String.join(" ", Arrays.copyOf(words, request.maxTokens()));
        long written = Math.min(words.length, request.maxTokens());
        tokensWritten += written;
        long read = request.prompt().text().split("\\s+").length;
        return CompletableFuture.completedFuture(
                new Completion(text, "scripted", fits ? Finish.STOP : Finish.LENGTH, new Usage(1, read, written, 0.5)));
    }

    @Override
    public String endpoint() {
        return "scripted";
    }

    List<Request> requests() {
        return requests;
    }

    /** Whole prompt of the n-th call, from 1. */
    String prompt(int call) {
        return requests.get(call - 1).prompt().text();
    }

    int calls() {
        return requests.size();
    }

    long tokensWritten() {
        return tokensWritten;
    }

    long tokensRead() {
        return requests.stream()
                .mapToLong(request -> request.prompt().text().split("\\s+").length)
                .sum();
    }
}
