package dev.kairos.operators.respond;

import dev.kairos.core.decision.Plan;
import dev.kairos.core.event.SessionKey;
import dev.kairos.core.reply.Candidate;
import dev.kairos.core.slot.Responder;
import dev.kairos.core.slot.Responder.Answer;
import dev.kairos.core.slot.Responder.Request;
import dev.kairos.core.time.WallClock;
import dev.kairos.operators.decide.Resolution;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One call of a responder: deadline, retries inside it, then the plan's fallback. It always completes, and never
 * exceptionally.
 */
final class ResponderCall {
    private static final long NANOS_PER_MILLI = 1_000_000L;

    private static final String SETTLED = "plan";

    private final Responder responder;
    private final String name;
    private final Resolution resolution;
    private final Plan plan;
    private final int retries;
    private final long started = WallClock.nanos();

    /**
     * @param name id under which the fallback is recorded when nobody answered
     * @param retries further calls after a failed one, while time is left
     */
    ResponderCall(Responder responder, String name, Resolution resolution, int retries) {
        this.responder = responder;
        this.name = name;
        this.resolution = resolution;
        this.plan = Objects.requireNonNull(
                resolution.plan(), () -> "no plan in " + resolution.decision().id());
        this.retries = retries;
    }

    CompletableFuture<Reply> run() {
        @Nullable String settled = plan.words();
        return settled != null
                ? CompletableFuture.completedFuture(said(settled))
                : attempt(1)
                        .orTimeout(plan.deadline(), TimeUnit.MILLISECONDS)
                        .handle((answer, failure) -> failure == null ? reply(answer) : unanswered());
    }

    private CompletableFuture<Answer> attempt(int number) {
        long left = plan.deadline() - elapsed();
        return ask(number, left)
                .thenApply(this::sensible)
                .handle((answer, failure) -> {
                    boolean mayRetry = failure != null && number <= retries && plan.deadline() > elapsed();
                    if (mayRetry) {
                        return attempt(number + 1);
                    }
                    return failure == null
                            ? CompletableFuture.completedFuture(answer)
                            : CompletableFuture.<Answer>failedFuture(failure);
                })
                .thenCompose(next -> next);
    }

    /** Asks once; a responder that throws at once fails like one that answers with an error. */
    private CompletableFuture<Answer> ask(int number, long left) {
        String decision = resolution.decision().id();
        String session = resolution.decision().session();
        Request request = new Request(
                decision,
                session,
                plan,
                resolution.recent(),
                Duration.ofMillis(left),
                number,
                SessionKey.seed(session, decision),
                resolution.step());
        try {
            CompletionStage<Answer> answer = responder.respond(request);
            return answer.toCompletableFuture();
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    /** The answer without candidates that make no sense; one that holds no other is an error like any other. */
    private Answer sensible(@Nullable Answer answer) {
        if (answer == null || answer.candidates().isEmpty()) {
            return Objects.requireNonNull(answer, () -> "responder '" + name + "' answered nothing at all");
        }
        List<Candidate> sensible = answer.candidates().stream()
                .filter(candidate -> Sense.isIn(candidate, plan))
                .toList();
        if (sensible.isEmpty()) {
            throw new IllegalStateException("responder '" + name + "' answered nonsense to "
                    + resolution.decision().id());
        }
        return new Answer(sensible, answer.prompt(), Objects.requireNonNullElse(answer.by(), name), answer.usage());
    }

    private Reply reply(Answer answer) {
        boolean vetoed = answer.candidates().isEmpty();
        return new Reply(
                resolution,
                answer.candidates(),
                vetoed ? -1 : 0,
                answer.by(),
                answer.prompt(),
                false,
                vetoed,
                timing());
    }

    /** Words that were settled with the plan. */
    private Reply said(String words) {
        Candidate candidate = new Candidate(words, Map.of(), null, 0);
        return new Reply(resolution, List.of(candidate), 0, SETTLED, null, false, false, timing());
    }

    /** What is left when nobody answered, or nobody is asked: the plan's fallback. */
    Reply unanswered() {
        @Nullable String words = plan.fallback();
        List<Candidate> candidates = words == null ? List.of() : List.of(new Candidate(words, Map.of(), null, 0));
        return new Reply(resolution, candidates, candidates.size() - 1, name, null, true, false, timing());
    }

    private Map<String, Long> timing() {
        return Map.of("responderMillis", elapsed());
    }

    private long elapsed() {
        return (WallClock.nanos() - started) / NANOS_PER_MILLI;
    }
}
