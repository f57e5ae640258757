package dev.kairos.models.client;

import dev.kairos.core.slot.ModelClient.Completion;
import dev.kairos.core.slot.ModelClient.Failure;
import dev.kairos.core.slot.ModelClient.Reason;
import dev.kairos.core.time.WallClock;
import io.github.resilience4j.core.IntervalFunction;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * One call of a server with its repetitions, all inside the deadline: after a failure that may pass the next attempt waits
 * twice as long as the one before, give or take half by a seeded random number, and never less than the server asked
 * for. It gives up at once where the deadline would come first.
 */
final class Attempts {
    private static final double DOUBLED = 2;
    private static final double SPREAD = 0.5;

    private final Endpoint endpoint;
    private final int retries;
    private final IntervalFunction backOff;
    private final Function<Duration, Executor> timer;
    private final Duration deadline;
    private final Random random;
    private final IntFunction<CompletableFuture<Completion>> attempt;
    private final long started = WallClock.nanos();
    private final CompletableFuture<Completion> call = new CompletableFuture<>();
    private @Nullable CompletableFuture<Completion> current;

    /**
     * @param timer executors that run something after a time
     * @param seed seed of the waits
     * @param attempt makes an attempt, given its number from 1 on
     */
    Attempts(
            Endpoint endpoint,
            ServerSettings settings,
            Function<Duration, Executor> timer,
            Duration deadline,
            long seed,
            IntFunction<CompletableFuture<Completion>> attempt) {
        this.endpoint = endpoint;
        this.retries = settings.retries();
        this.backOff = IntervalFunction.ofExponentialBackoff(
                Math.max(1, settings.backOff().toMillis()), DOUBLED);
        this.timer = timer;
        this.deadline = deadline;
        this.random = new Random(seed);
        this.attempt = attempt;
    }

    /** Starts the first attempt. Cancelling the future ends whichever is in flight. */
    CompletableFuture<Completion> start() {
        CompletableFuture<Completion> view = Deadlines.within(call, deadline);
        call.whenComplete((completion, failure) -> cancelCurrent());
        after(endpoint.pause(), 1, null);
        return view;
    }

    /** Makes an attempt after a time, or gives up if there is none left then. */
    private void after(Duration wait, int number, @Nullable Failure last) {
        if (wait.toMillis() >= left()) {
            call.completeExceptionally(
                    last != null
                            ? last
                            : new Failure(
                                    Reason.RATE_LIMITED,
                                    "the server wants to be left alone for " + wait.toMillis()
                                            + " ms, longer than the deadline of " + deadline.toMillis() + " ms"));
        } else if (wait.isZero()) {
            make(number, last);
        } else {
            timer.apply(wait).execute(() -> make(number, last));
        }
    }

    private void make(int number, @Nullable Failure last) {
        if (call.isDone()) {
            return;
        }
        CompletableFuture<Completion> made = endpoint.attempt(() -> attempt.apply(number), () -> left() <= 0);
        synchronized (this) {
            current = made;
        }
        if (call.isDone()) {
            cancelCurrent();
        }
        made.whenComplete((completion, failure) -> {
            if (failure == null) {
                call.complete(completion);
            } else if (!call.isDone()) {
                failed(known(failure), number, last);
            }
        });
    }

    private void failed(Failure failure, int number, @Nullable Failure last) {
        if (failure.reason().isPassing() && number <= retries) {
            long jittered = Math.round(backOff.apply(number) * (1 - SPREAD + 2 * SPREAD * random.nextDouble()));
            Duration asked = endpoint.pause();
            after(asked.toMillis() > jittered ? asked : Duration.ofMillis(jittered), number + 1, failure);
        } else {
            boolean says = failure.reason() != Reason.SHUNNED || last == null;
            call.completeExceptionally(says ? failure : last);
        }
    }

    private synchronized void cancelCurrent() {
        if (current != null) {
            current.cancel(true);
        }
    }

    private long left() {
        return deadline.toMillis() - TimeUnit.NANOSECONDS.toMillis(WallClock.nanos() - started);
    }

    private static Failure known(Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        return cause instanceof Failure known
                ? known
                : new Failure(
                        Reason.UNAVAILABLE,
                        "the call failed with " + cause.getClass().getName(),
                        cause);
    }
}
