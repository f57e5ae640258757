package dev.kairos.operators.respond;

import dev.kairos.core.decision.Plan;
import dev.kairos.core.event.SessionKey;
import dev.kairos.core.reply.Candidate;
import dev.kairos.core.reply.Usage;
import dev.kairos.core.slot.ModelClient;
import dev.kairos.core.slot.Responder;
import dev.kairos.core.slot.Responder.Answer;
import dev.kairos.core.slot.Responder.Request;
import dev.kairos.core.time.WallClock;
import dev.kairos.operators.decide.Resolution;
import dev.kairos.operators.respond.Ranking.Ranked;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One call of a responder: deadline, retries inside it, the choice among what it offers, then the plan's fallback. It
 * always completes, and never exceptionally; what is then still in flight is cancelled.
 *
 * <p>Asked again is a responder that breaks down or answers nonsense. A call of a model that failed is not repeated here:
 * the client has seen to that, and knows what the server asked for.
 */
final class ResponderCall {
    /** Under which name a reply tells how long its words took, ms. */
    static final String MILLIS = "responderMillis";

    private static final long NANOS_PER_MILLI = 1_000_000L;
    private static final String SETTLED = "plan";

    private final Responder responder;
    private final Ranking ranking;
    private final String name;
    private final Resolution resolution;
    private final Plan plan;
    private final int retries;
    private final long started = WallClock.nanos();
    private final CompletableFuture<Answer> call = new CompletableFuture<>();
    private @Nullable CompletableFuture<Answer> current;
    private Usage usage = Usage.NONE;
    private @Nullable Throwable failure;
    private volatile boolean isGivenUp;

    /**
     * @param name id under which the fallback is recorded when nobody answered
     * @param retries further calls after a failed one, while time is left
     */
    ResponderCall(Responder responder, Ranking ranking, String name, Resolution resolution, int retries) {
        this.responder = responder;
        this.ranking = ranking;
        this.name = name;
        this.resolution = resolution;
        this.plan = Objects.requireNonNull(
                resolution.plan(), () -> "no plan in " + resolution.decision().id());
        this.retries = retries;
    }

    /** Where the call goes: the responder's endpoint, or the responder itself. */
    String endpoint() {
        return Objects.requireNonNullElse(responder.endpoint(request(1)), name);
    }

    CompletableFuture<Reply> run() {
        @Nullable String settled = plan.words();
        if (settled != null) {
            return CompletableFuture.completedFuture(said(settled));
        }
        attempt(1);
        return call.copy().orTimeout(plan.deadline(), TimeUnit.MILLISECONDS).handle((answer, problem) -> {
            call.cancel(true);
            cancelCurrent();
            if (problem != null && isGivenUp) {
                return givenUp();
            }
            return problem == null ? reply(answer) : fallback(problem);
        });
    }

    /** Nobody needs the words any more: what is in flight is cancelled, unless it has been answered. */
    void giveUp() {
        isGivenUp = true;
        call.cancel(true);
    }

    /** Why there was no answer; null if there was one. */
    synchronized @Nullable Throwable failure() {
        return failure;
    }

    private void attempt(int number) {
        CompletableFuture<Answer> asked = ask(number);
        synchronized (this) {
            current = asked;
        }
        if (call.isDone()) {
            cancelCurrent();
        }
        asked.thenApply(this::sensible).whenComplete((answer, problem) -> {
            if (problem == null) {
                call.complete(answer);
            } else if (isOurs(problem) && number <= retries && plan.deadline() > elapsed() && !call.isDone()) {
                attempt(number + 1);
            } else {
                call.completeExceptionally(problem);
            }
        });
    }

    private static boolean isOurs(Throwable problem) {
        return !(cause(problem) instanceof ModelClient.Failure);
    }

    /** Asks once; a responder that throws at once fails like one that answers with an error. */
    private CompletableFuture<Answer> ask(int number) {
        try {
            return responder.respond(request(number)).toCompletableFuture();
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private Request request(int number) {
        String decision = resolution.decision().id();
        String session = resolution.decision().session();
        return new Request(
                decision,
                session,
                plan,
                resolution.recent(),
                Duration.ofMillis(Math.max(0, plan.deadline() - elapsed())),
                number,
                SessionKey.seed(session, decision),
                resolution.step());
    }

    /** The answer without candidates that make no sense; one that holds no other is an error like any other. */
    private Answer sensible(@Nullable Answer answer) {
        if (answer == null) {
            throw new NullPointerException("responder '" + name + "' answered nothing at all");
        }
        synchronized (this) {
            usage = usage.plus(answer.usage());
        }
        if (answer.candidates().isEmpty()) {
            return answer;
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
        Ranked ranked = ranking.rank(answer.candidates(), plan);
        boolean vetoed = answer.candidates().isEmpty();
        return new Reply(
                resolution,
                ranked.candidates(),
                ranked.chosen(),
                answer.by(),
                answer.prompt(),
                false,
                vetoed,
                usage(),
                timing());
    }

    /** Words that were settled with the plan. */
    private Reply said(String words) {
        Candidate candidate = new Candidate(words, Map.of(), null, 0);
        return new Reply(resolution, List.of(candidate), 0, SETTLED, null, false, false, Usage.NONE, timing());
    }

    private Reply fallback(Throwable problem) {
        synchronized (this) {
            failure = cause(problem);
        }
        return unanswered();
    }

    /** What is left when nobody answered, or nobody is asked: words that were settled, or else the plan's fallback. */
    Reply unanswered() {
        @Nullable String settled = plan.words();
        if (settled != null) {
            return said(settled);
        }
        @Nullable String words = plan.fallback();
        List<Candidate> candidates = words == null ? List.of() : List.of(new Candidate(words, Map.of(), null, 0));
        return new Reply(resolution, candidates, candidates.size() - 1, name, null, true, false, usage(), timing());
    }

    private Reply givenUp() {
        return new Reply(resolution, List.of(), -1, name, null, false, false, usage(), timing());
    }

    private synchronized Usage usage() {
        return usage;
    }

    private synchronized void cancelCurrent() {
        if (current != null) {
            current.cancel(true);
        }
    }

    private static Throwable cause(Throwable problem) {
        return problem instanceof CompletionException && problem.getCause() != null ? problem.getCause() : problem;
    }

    private Map<String, Long> timing() {
        return Map.of(MILLIS, elapsed());
    }

    private long elapsed() {
        return (WallClock.nanos() - started) / NANOS_PER_MILLI;
    }
}
