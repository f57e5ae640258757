package dev.kairos.jobs.topology;

import dev.kairos.operators.loop.Loop;
import java.io.Serializable;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What can be set about the job as a whole.
 *
 * @param disorder how far event times may lag behind the largest one seen, per source
 * @param sessionTtl event time after which a silent session is closed and forgotten
 * @param personTtl event time after which a person of whom nothing was heard is no longer known, wishes included
 * @param consultDelay event time that CONSULT's answer takes in replay and simulation
 * @param respondDelay event time that RESPOND's answer takes in replay and simulation
 * @param consultCapacity queries in flight per subtask
 * @param respondCapacity responder calls in flight per subtask
 * @param retries further responder calls after a failed one, inside the deadline
 * @param guardDeadline longest wait for the output guards of one reply
 * @param matchEngine which engine runs the patterns
 * @param loop whether what the job says comes back to it
 * @param live what holds when events come as they happen; null in replay and simulation, where time waits for answers
 */
public record TopologyOptions(
        Duration disorder,
        Duration sessionTtl,
        Duration personTtl,
        Duration consultDelay,
        Duration respondDelay,
        int consultCapacity,
        int respondCapacity,
        int retries,
        Duration guardDeadline,
        MatchEngineChoice matchEngine,
        LoopOptions loop,
        @Nullable LiveOptions live)
        implements Serializable {
    private static final long serialVersionUID = 1L;

    /** Defaults of a replay. */
    public static TopologyOptions defaults() {
        return new TopologyOptions(
                Duration.ofSeconds(5),
                Duration.ofDays(30),
                Duration.ofDays(400),
                Duration.ofMillis(500),
                Duration.ZERO,
                64,
                64,
                1,
                Duration.ofSeconds(2),
                MatchEngineChoice.ONE_VALUE,
                LoopOptions.defaults(),
                null);
    }

    /** The same options with another engine for patterns. */
    public TopologyOptions withMatchEngine(MatchEngineChoice engine) {
        return with(disorder, respondDelay, engine, loop, live);
    }

    /** The same options with another disorder bound. */
    public TopologyOptions withDisorder(Duration bound) {
        return with(bound, respondDelay, matchEngine, loop, live);
    }

    /** The same options with another event time for RESPOND's answers. */
    public TopologyOptions withRespondDelay(Duration delay) {
        return with(disorder, delay, matchEngine, loop, live);
    }

    /** The same options for another kind of loop. */
    public TopologyOptions withLoop(Loop kind) {
        return with(disorder, respondDelay, matchEngine, loop.of(kind), live);
    }

    /** The same options for events that come as they happen; what the job says comes back among them. */
    public TopologyOptions live(LiveOptions options) {
        return with(disorder, respondDelay, matchEngine, loop.of(Loop.CLOSED), options);
    }

    /** What a replay of the log of a run with these options keeps to, so that it decides as the run did. */
    public TopologyOptions recorded() {
        return with(disorder, respondDelay, matchEngine, loop.of(Loop.RECORDED), null);
    }

    private TopologyOptions with(
            Duration bound,
            Duration answerDelay,
            MatchEngineChoice engine,
            LoopOptions loopOptions,
            @Nullable LiveOptions options) {
        return new TopologyOptions(
                bound,
                sessionTtl,
                personTtl,
                consultDelay,
                answerDelay,
                consultCapacity,
                respondCapacity,
                retries,
                guardDeadline,
                engine,
                loopOptions,
                options);
    }
}
