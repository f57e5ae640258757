package dev.kairos.models.client;

import dev.kairos.core.slot.ModelClient.Completion;
import dev.kairos.core.slot.ModelClient.Failure;
import dev.kairos.core.slot.ModelClient.Reason;
import dev.kairos.models.client.ServerSettings.Limits;
import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.ratelimiter.RateLimiter;
import io.github.resilience4j.ratelimiter.RateLimiterConfig;
import java.time.Clock;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What this process knows of one server: how often it failed of late (a circuit breaker), how many attempts are in flight
 * (a bulkhead), how many there were (a rate limit), and until when it asked to be left alone. Nothing here waits.
 */
final class Endpoint {
    /** Failures that say something about the server. One that refuses a request, or asks for fewer, is well. */
    private static final Set<Reason> SICK = Set.of(Reason.UNAVAILABLE, Reason.DEADLINE, Reason.MALFORMED);

    private static final Logger LOG = LoggerFactory.getLogger(Endpoint.class);
    private static final Pattern SECONDS = Pattern.compile("\\d{1,6}");
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final String name;
    private final Clock clock;
    private final CircuitBreaker breaker;
    private final Bulkhead bulkhead;
    private final @Nullable RateLimiter rate;
    private final AtomicLong pausedUntil = new AtomicLong(Long.MIN_VALUE);

    /** @param clock the breaker's and the pause's clock */
    Endpoint(String name, Limits limits, Clock clock) {
        this.name = name;
        this.clock = clock;
        breaker = CircuitBreaker.of(
                name,
                CircuitBreakerConfig.custom()
                        .slidingWindowSize(limits.window())
                        .minimumNumberOfCalls(limits.window())
                        .failureRateThreshold((float) (100 * limits.failureShare()))
                        .waitDurationInOpenState(limits.rest())
                        .permittedNumberOfCallsInHalfOpenState(1)
                        .ignoreException(failure -> !isSick(failure))
                        .clock(clock)
                        .build());
        bulkhead = Bulkhead.of(
                name,
                BulkheadConfig.custom()
                        .maxConcurrentCalls(limits.callsInFlight())
                        .build());
        rate = limits.callsPerMinute() == 0
                ? null
                : RateLimiter.of(
                        name,
                        RateLimiterConfig.custom()
                                .limitForPeriod(limits.callsPerMinute())
                                .limitRefreshPeriod(MINUTE)
                                .timeoutDuration(Duration.ZERO)
                                .build());
    }

    /** How long the server wants to be left alone from now on; zero if it does not. */
    Duration pause() {
        long until = pausedUntil.get();
        return until == Long.MIN_VALUE ? Duration.ZERO : Duration.ofMillis(Math.max(0, until - clock.millis()));
    }

    /**
     * The server said when to come back.
     *
     * @param when seconds, or a date as HTTP writes it; anything else is ignored
     */
    void retryAfter(String when) {
        try {
            long until = SECONDS.matcher(when).matches()
                    ? clock.millis() + Duration.ofSeconds(Long.parseLong(when)).toMillis()
                    : ZonedDateTime.parse(when, DateTimeFormatter.RFC_1123_DATE_TIME)
                            .toInstant()
                            .toEpochMilli();
            pausedUntil.accumulateAndGet(until, Math::max);
        } catch (DateTimeParseException e) {
            LOG.debug("{} sent a Retry-After that is neither seconds nor a date", name, e);
        }
    }

    CircuitBreaker.State state() {
        return breaker.getState();
    }

    int inFlight() {
        return bulkhead.getBulkheadConfig().getMaxConcurrentCalls()
                - bulkhead.getMetrics().getAvailableConcurrentCalls();
    }

    /**
     * Makes one attempt, if the server can be expected to stand it.
     *
     * @param lateness whether an attempt that is cancelled now has taken too long, and was not just given up
     */
    CompletableFuture<Completion> attempt(Supplier<CompletableFuture<Completion>> attempt, BooleanSupplier lateness) {
        if (!breaker.tryAcquirePermission()) {
            return shunned("has failed too often of late");
        }
        if (!bulkhead.tryAcquirePermission()) {
            breaker.releasePermission();
            return shunned("has as many calls in flight as it may");
        }
        if (rate != null && !rate.acquirePermission()) {
            bulkhead.releasePermission();
            breaker.releasePermission();
            return shunned("has been called as often in this minute as it may");
        }
        long start = breaker.getCurrentTimestamp();
        CompletableFuture<Completion> call = attempt.get();
        call.whenComplete((completion, failure) -> {
            bulkhead.onComplete();
            record(start, call.isCancelled(), lateness.getAsBoolean(), failure);
        });
        return call;
    }

    private void record(long start, boolean cancelled, boolean late, @Nullable Throwable failure) {
        long took = breaker.getCurrentTimestamp() - start;
        if (cancelled && !late) {
            breaker.releasePermission();
        } else if (cancelled) {
            breaker.onError(took, breaker.getTimestampUnit(), new Failure(Reason.DEADLINE, "took too long"));
        } else if (failure != null) {
            breaker.onError(took, breaker.getTimestampUnit(), cause(failure));
        } else {
            breaker.onSuccess(took, breaker.getTimestampUnit());
        }
    }

    private CompletableFuture<Completion> shunned(String why) {
        return CompletableFuture.failedFuture(new Failure(Reason.SHUNNED, name + " " + why));
    }

    private static boolean isSick(Throwable failure) {
        return failure instanceof Failure known && SICK.contains(known.reason());
    }

    private static Throwable cause(Throwable failure) {
        return failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
    }
}
