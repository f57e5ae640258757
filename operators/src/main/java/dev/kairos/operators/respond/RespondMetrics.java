package dev.kairos.operators.respond;

import dev.kairos.core.reply.Usage;
import dev.kairos.core.slot.ModelClient;
import dev.kairos.core.slot.ModelClient.Reason;
import dev.kairos.core.slot.Responder;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.DoubleAdder;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.Histogram;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.metrics.ThreadSafeSimpleCounter;
import org.apache.flink.runtime.metrics.DescriptiveStatisticsHistogram;
import org.jspecify.annotations.Nullable;

/**
 * What RESPOND counts: answers that overflowed, fallbacks, how long words took, calls that were out of time or given up,
 * servers that are left alone, what models took, and why they
 * did not answer. Answers come on threads of others, so the counters can be reached from all.
 */
final class RespondMetrics {
    private static final int LATENCIES_KEPT = 1_000;

    private final Counter overflows;
    private final Counter fallbacks;
    private final Counter timeouts;
    private final Counter givenUp;
    private final Counter calls;
    private final Counter promptTokens;
    private final Counter completionTokens;
    private final Histogram latency;
    private final DoubleAdder cost = new DoubleAdder();
    private final Map<Reason, Counter> failures = new EnumMap<>(Reason.class);

    /** @param responders those whose servers may be left alone */
    RespondMetrics(MetricGroup group, List<Responder> responders) {
        overflows = counter(group, "overflows");
        fallbacks = counter(group, "fallbacks");
        timeouts = counter(group, "time-outs");
        givenUp = counter(group, "given-up");
        calls = counter(group, "model-calls");
        promptTokens = counter(group, "prompt-tokens");
        completionTokens = counter(group, "completion-tokens");
        group.gauge("model-cost", (Gauge<Double>) cost::sum);
        latency = group.histogram("responder-latency", new DescriptiveStatisticsHistogram(LATENCIES_KEPT));
        group.gauge("breaker-open", (Gauge<Long>)
                () -> responders.stream().filter(Responder::isShunned).count());
        for (Reason reason : Reason.values()) {
            String name = reason.name().toLowerCase(Locale.ROOT).replace('_', '-');
            failures.put(reason, counter(group, "model-failures-" + name));
        }
    }

    private static Counter counter(MetricGroup group, String name) {
        return group.counter(name, new ThreadSafeSimpleCounter());
    }

    void overflow() {
        overflows.inc();
        fallbacks.inc();
    }

    /** @param failure why nobody answered, or null */
    void replied(Reply reply, @Nullable Throwable failure) {
        Usage usage = reply.usage();
        latency.update(reply.timing().getOrDefault(ResponderCall.MILLIS, 0L));
        calls.inc(usage.calls());
        promptTokens.inc(usage.promptTokens());
        completionTokens.inc(usage.completionTokens());
        cost.add(usage.cost());
        if (reply.fallback()) {
            fallbacks.inc();
        }
        if (reply.isGivenUp()) {
            givenUp.inc();
        }
        if (failure instanceof TimeoutException) {
            timeouts.inc();
        } else if (failure instanceof ModelClient.Failure known) {
            Objects.requireNonNull(failures.get(known.reason())).inc();
        }
    }
}
