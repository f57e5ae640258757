package dev.kairos.models.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kairos.core.reply.Usage;
import dev.kairos.core.slot.ModelClient.Completion;
import dev.kairos.core.slot.ModelClient.Failure;
import dev.kairos.core.slot.ModelClient.Finish;
import dev.kairos.core.slot.ModelClient.Reason;
import dev.kairos.models.client.ServerSettings.Limits;
import dev.kairos.models.client.ServerSettings.Prices;
import dev.kairos.models.client.ServerSettings.Structure;
import io.github.resilience4j.circuitbreaker.CircuitBreaker.State;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

/** Attempts whose waits are noted instead of waited for. */
class AttemptsTest {
    private static final Duration DEADLINE = Duration.ofMinutes(10);
    private static final Completion DONE = new Completion("done", "stub", Finish.STOP, Usage.NONE);

    private final HandClock clock = new HandClock();
    private final List<Duration> waits = new ArrayList<>();
    private final Endpoint endpoint = new Endpoint("stub", new Limits(4, 0, 4, 0.5, Duration.ofSeconds(30)), clock);

    @Test
    void waitsDoubleAndAreJitteredByTheSeed() {
        List<Duration> first = waitsOf(42);
        assertThat(first).hasSize(3);
        for (int i = 0; i < 3; i++) {
            long middle = 1_000L << i;
            assertThat(first.get(i).toMillis()).isBetween(middle / 2, middle * 3 / 2);
        }
        assertThat(waitsOf(42)).isEqualTo(first);
        assertThat(waitsOf(43)).isNotEqualTo(first);
    }

    private List<Duration> waitsOf(long seed) {
        waits.clear();
        Endpoint patient = new Endpoint("patient", new Limits(4, 0, 100, 0.5, Duration.ofSeconds(30)), clock);
        reason(new Attempts(patient, settings(3), this::noted, DEADLINE, seed, failing(Reason.UNAVAILABLE)).start());
        return List.copyOf(waits);
    }

    @Test
    void theServersOwnWaitIsHonouredInSecondsAndAsADate() {
        for (String when : List.of("7", "Thu, 1 Jan 1970 00:00:07 GMT")) {
            waits.clear();
            Endpoint asking = new Endpoint("asking", new Limits(4, 0, 4, 0.5, Duration.ofSeconds(30)), clock);
            CompletableFuture<Completion> call = new Attempts(
                            asking, settings(1), this::noted, DEADLINE, 42, number -> {
                                if (number == 1) {
                                    asking.retryAfter(when);
                                    return failed(Reason.RATE_LIMITED);
                                }
                                return CompletableFuture.completedFuture(DONE);
                            })
                    .start();
            assertThat(call.join()).isEqualTo(DONE);
            assertThat(waits).containsExactly(Duration.ofSeconds(7));
        }
    }

    @Test
    void aRetryAfterThatMakesNoSenseIsIgnored() {
        endpoint.retryAfter("soon");
        assertThat(endpoint.pause()).isZero();
    }

    @Test
    void whereTheDeadlineWouldComeFirstNothingIsWaitedFor() {
        Attempts attempts = new Attempts(
                endpoint, settings(3), this::noted, Duration.ofMillis(400), 42, failing(Reason.UNAVAILABLE));
        assertThat(reason(attempts.start())).isEqualTo(Reason.UNAVAILABLE);
        assertThat(waits).isEmpty();
    }

    @Test
    void theBreakerOpensAfterFailuresAndClosesWhenTheServerIsWellAgain() {
        for (int i = 0; i < 4; i++) {
            reason(once(failing(Reason.UNAVAILABLE)));
        }
        assertThat(endpoint.state()).isEqualTo(State.OPEN);
        assertThat(reason(once(answering()))).isEqualTo(Reason.SHUNNED);
        clock.pass(Duration.ofSeconds(31));
        assertThat(once(answering()).join()).isEqualTo(DONE);
        assertThat(endpoint.state()).isEqualTo(State.CLOSED);
    }

    @Test
    void theBreakerOpensAgainWhenTheServerIsStillSick() {
        for (int i = 0; i < 4; i++) {
            reason(once(failing(Reason.MALFORMED)));
        }
        clock.pass(Duration.ofSeconds(31));
        assertThat(reason(once(failing(Reason.MALFORMED)))).isEqualTo(Reason.MALFORMED);
        assertThat(endpoint.state()).isEqualTo(State.OPEN);
    }

    @Test
    void refusalsAndRequestsForFewerCallsDoNotOpenTheBreaker() {
        for (int i = 0; i < 8; i++) {
            reason(once(failing(i % 2 == 0 ? Reason.REFUSED : Reason.RATE_LIMITED)));
        }
        assertThat(endpoint.state()).isEqualTo(State.CLOSED);
    }

    @Test
    void aCallThatIsGivenUpIsCancelledAndCountsForNothing() {
        List<CompletableFuture<Completion>> made = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            CompletableFuture<Completion> call = once(number -> {
                made.add(new CompletableFuture<>());
                return made.get(made.size() - 1);
            });
            assertThat(endpoint.inFlight()).isEqualTo(1);
            call.cancel(true);
        }
        assertThat(made).hasSize(8).allMatch(CompletableFuture::isCancelled);
        assertThat(endpoint.inFlight()).isZero();
        assertThat(endpoint.state()).isEqualTo(State.CLOSED);
    }

    @Test
    void callsThatTakeTooLongOpenTheBreaker() {
        for (int i = 0; i < 4; i++) {
            Attempts hanging = new Attempts(
                    endpoint, settings(0), this::noted, Duration.ofMillis(20), 42, number -> new CompletableFuture<>());
            assertThat(reason(hanging.start())).isEqualTo(Reason.DEADLINE);
        }
        assertThat(endpoint.state()).isEqualTo(State.OPEN);
        assertThat(endpoint.inFlight()).isZero();
    }

    private CompletableFuture<Completion> once(IntFunction<CompletableFuture<Completion>> attempt) {
        return new Attempts(endpoint, settings(0), this::noted, DEADLINE, 42, attempt).start();
    }

    private static IntFunction<CompletableFuture<Completion>> answering() {
        return number -> CompletableFuture.completedFuture(DONE);
    }

    private static IntFunction<CompletableFuture<Completion>> failing(Reason reason) {
        return number -> failed(reason);
    }

    private static CompletableFuture<Completion> failed(Reason reason) {
        return CompletableFuture.failedFuture(new Failure(reason, "scripted"));
    }

    private Executor noted(Duration wait) {
        waits.add(wait);
        return Runnable::run;
    }

    private static Reason reason(CompletableFuture<Completion> call) {
        try {
            throw new AssertionError("a completion instead of a failure: " + call.join());
        } catch (CompletionException e) {
            return ((Failure) e.getCause()).reason();
        }
    }

    private static ServerSettings settings(int retries) {
        return settings("http://localhost/v1", retries, 4);
    }

    /** Settings of a server that is left alone for 30 s after so many failures. */
    static ServerSettings settings(String url, int retries, int window) {
        return new ServerSettings(
                URI.create(url),
                "stub",
                null,
                new Prices(0, 0),
                Structure.NONE,
                retries,
                Duration.ofSeconds(1),
                new Limits(4, 0, window, 0.5, Duration.ofSeconds(30)));
    }
}
