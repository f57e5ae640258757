package dev.kairos.models.program;

import dev.kairos.core.ingest.Redaction;
import dev.kairos.core.prompt.Message.Author;
import dev.kairos.core.prompt.Prompt;
import dev.kairos.core.reply.Usage;
import dev.kairos.core.slot.ModelClient;
import dev.kairos.core.slot.ModelClient.Completion;
import dev.kairos.core.slot.ModelClient.Finish;
import dev.kairos.core.time.WallClock;
import dev.kairos.models.program.Program.Ask;
import dev.kairos.models.program.Program.Compare;
import dev.kairos.models.program.Program.Otherwise;
import dev.kairos.models.program.Program.Part;
import dev.kairos.models.program.Program.Repeat;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * One run of a program: its parts one after the other, within its budget and the time that is left. A run ends when
 * there is nothing more to do, when an answer is unusable, when the budget does not allow the next call, or when a call
 * fails; what it knows by then are its {@link Values}.
 */
final class Execution {
    /** Suffix of the name under which a text stands that was cut off by its limit of tokens. */
    static final String PART = "-part";

    private static final long NANOS_PER_MILLI = 1_000_000L;

    private final Program program;
    private final ModelClient client;
    private final ToDoubleFunction<String> scorer;
    private final Values values;
    private final Echo echo;
    private final long seed;
    private final long deadline;
    private final StringBuilder transcript = new StringBuilder();
    private int calls;
    private long written;
    private Usage usage = Usage.NONE;
    private boolean ended;
    private @Nullable CompletableFuture<Completion> pending;

    /**
     * @param scorer larger is better
     * @param values what is known before; the run adds to it
     * @param echo words that no instruction may repeat
     * @param remaining time left for the whole run
     */
    Execution(
            Program program,
            ModelClient client,
            ToDoubleFunction<String> scorer,
            Values values,
            Echo echo,
            long seed,
            Duration remaining) {
        this.program = program;
        this.client = client;
        this.scorer = scorer;
        this.values = values;
        this.echo = echo;
        this.seed = seed;
        this.deadline = WallClock.nanos() + remaining.toNanos();
    }

    /** Runs it. The future fails with the client's failure, and only with that; values hold what was known by then. */
    CompletableFuture<Values> run() {
        return perform(program.parts(), 0, 1, Condition.NONE).thenApply(done -> values);
    }

    Values values() {
        return values;
    }

    /** What all calls so far took. */
    synchronized Usage usage() {
        return usage;
    }

    /** What was asked and answered so far, redacted; empty if nobody was asked. */
    synchronized String transcript() {
        return transcript.toString();
    }

    /** Adds a line of the engine's own to the transcript. */
    synchronized void note(String line) {
        transcript.append(transcript.isEmpty() ? "" : "\n\n").append("## ").append(line);
    }

    /** Ends the run and the call that it waits for. */
    synchronized void cancel() {
        ended = true;
        if (pending != null) {
            pending.cancel(true);
        }
    }

    private CompletableFuture<Void> perform(List<Part> parts, int from, int pass, Condition until) {
        for (int i = from; i < parts.size(); i++) {
            if (isOver(until)) {
                break;
            }
            Part part = parts.get(i);
            CompletableFuture<Void> done =
                    part.when().isMet(values) ? perform(part, pass) : CompletableFuture.completedFuture(null);
            if (!done.isDone() || done.isCompletedExceptionally()) {
                int next = i + 1;
                return done.thenCompose(any -> perform(parts, next, pass, until));
            }
        }
        return CompletableFuture.completedFuture(null);
    }

    private synchronized boolean isOver(Condition until) {
        return ended || (!until.isEmpty() && until.isMet(values));
    }

    private CompletableFuture<Void> perform(Part part, int pass) {
        if (part instanceof Ask ask) {
            return ask(ask, pass);
        }
        if (part instanceof Compare compare) {
            compare(compare);
            return CompletableFuture.completedFuture(null);
        }
        return repeat((Repeat) part, 1);
    }

    private CompletableFuture<Void> repeat(Repeat repeat, int pass) {
        if (pass > repeat.most() || isOver(repeat.until())) {
            return CompletableFuture.completedFuture(null);
        }
        return perform(repeat.parts(), 0, pass, repeat.until()).thenCompose(any -> repeat(repeat, pass + 1));
    }

    private void compare(Compare compare) {
        Value challenger = values.get(compare.challenger());
        Value holder = values.get(compare.holder());
        if (challenger == null || holder == null) {
            return;
        }
        double best = scorer.applyAsDouble(holder.text());
        double score = scorer.applyAsDouble(challenger.text());
        String how = score > best ? Compare.BETTER : score < best ? Compare.WORSE : Compare.EQUAL;
        values.set(compare.name(), new Value.Own(how));
        note(compare.name() + ": " + compare.challenger() + " is " + how + " (" + score + " against " + best + ")");
        Value neutral = compare.neutral() == null ? null : values.get(compare.neutral());
        if (score >= best) {
            values.set(compare.holder(), challenger);
        } else if (neutral != null && scorer.applyAsDouble(neutral.text()) >= best) {
            values.set(compare.holder(), neutral);
        }
    }

    private CompletableFuture<Void> ask(Ask ask, int pass) {
        int tokens = (int) Math.min(
                (long) ask.tokens() * (ask.grows() ? pass : 1), program.budget().tokens() - written);
        long left = (deadline - WallClock.nanos()) / NANOS_PER_MILLI;
        CompletableFuture<Completion> answer;
        synchronized (this) {
            if (ended) {
                return CompletableFuture.completedFuture(null);
            }
            if (calls >= program.budget().calls() || tokens < 1) {
                ended = true;
                note(ask.name() + ": not asked, the budget is spent (" + calls + " calls, " + written + " tokens)");
                return CompletableFuture.completedFuture(null);
            }
            if (left < 1) {
                return CompletableFuture.failedFuture(new ModelClient.Failure(
                        ModelClient.Reason.DEADLINE, "no time was left for the step " + ask.name()));
            }
            calls++;
            Prompt prompt = prompt(ask);
            note("step " + ask.name() + "\n" + prompt.text());
            answer = client.complete(new ModelClient.Request(
                    prompt,
                    tokens,
                    ask.temperature(),
                    seed + calls,
                    List.of(),
                    ask.answer().schema(),
                    Duration.ofMillis(left)));
            pending = answer;
        }
        return answer.thenAccept(completion -> take(ask, tokens, completion));
    }

    private Prompt prompt(Ask ask) {
        Template role = program.roles().get(ask.role());
        return Prompt.builder()
                .say(Author.SYSTEM, text -> role == null ? text : role.write(text, values))
                .say(Author.USER, text -> ask.prompt().write(text, values))
                .build();
    }

    /** @param allowed most tokens that the answer may have; they are counted where the server does not say */
    private synchronized void take(Ask ask, int allowed, Completion completion) {
        if (ended) {
            return;
        }
        usage = usage.plus(completion.usage());
        long reported = completion.usage().completionTokens();
        written += reported > 0 ? reported : allowed;
        note("answer of " + ask.name() + "\n" + Redaction.ON.apply(completion.text()));
        boolean whole = ask.answer().shape() == AnswerForm.Shape.WHOLE;
        if (completion.finish() == Finish.LENGTH && whole) {
            values.remove(ask.name());
            values.set(ask.name() + PART, new Value.Theirs(completion.text()));
            return;
        }
        Optional<Map<String, Value>> read = completion.finish() == Finish.STOP
                ? ask.answer().read(completion.text(), values).filter(found -> !repeatsTheSession(ask, found))
                : Optional.empty();
        if (read.isPresent()) {
            ask.answer().fields().forEach(this::forget);
            read.get().forEach(values::set);
            values.remove(ask.name() + PART);
        } else {
            unusable(ask);
        }
    }

    /** An optional value of the pass before does not stand for one that is missing now. */
    private void forget(String name, Field field) {
        if (field.optional()) {
            values.remove(name);
        }
    }

    private boolean repeatsTheSession(Ask ask, Map<String, Value> found) {
        return ask.answer().fields().entrySet().stream()
                .filter(field -> field.getValue().kind() == Field.Kind.INSTRUCTION)
                .map(field -> found.get(field.getKey()))
                .anyMatch(value -> value != null && echo.isIn(value.text()));
    }

    private void unusable(Ask ask) {
        Otherwise otherwise = ask.otherwise();
        otherwise.values().forEach((name, text) -> values.set(name, new Value.Own(text)));
        ended = !otherwise.goesOn();
        note("the answer of " + ask.name() + " is unusable: " + (ended ? "the program ends" : "the program goes on"));
    }
}
