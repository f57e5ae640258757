package dev.kairos.jobs.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kairos.core.assistant.AssistantSpec;
import dev.kairos.core.decision.Decision;
import dev.kairos.core.event.SessionEvent;
import dev.kairos.core.ingest.DeadLetter;
import dev.kairos.core.ingest.Ingested;
import dev.kairos.core.outcome.Outcome;
import dev.kairos.core.reply.Intervention;
import dev.kairos.core.slot.SlotSpec;
import dev.kairos.jobs.fixtures.FailOnce;
import dev.kairos.jobs.fixtures.HaltingSource;
import dev.kairos.jobs.recording.RecordingSource;
import dev.kairos.jobs.recording.RecordingSplit;
import dev.kairos.jobs.topology.KairosTopology;
import dev.kairos.jobs.topology.KairosTopology.Control;
import dev.kairos.jobs.topology.MatchEngineChoice;
import dev.kairos.jobs.topology.Sinks;
import dev.kairos.operators.ingest.IngestWatermarks;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RestoreEndToEndTest {
    private static final Duration ANSWER = Duration.ofSeconds(5);
    private static final double FAILURE = 0.6;

    private static EmbeddedCluster cluster;

    @TempDir
    private Path folder;

    @BeforeAll
    static void startCluster() throws Exception {
        cluster = new EmbeddedCluster(2);
    }

    @AfterAll
    static void stopCluster() {
        cluster.close();
    }

    @ParameterizedTest
    @CsvSource({"1, ONE_VALUE", "2, ONE_VALUE", "2, PATTERN_STREAM"})
    void aFailureMidwayLeavesEveryOutputAsItWasExactlyOnce(int parallelism, MatchEngineChoice engine) throws Exception {
        Replay plain = BundledReplays.of(BundledReplays.assistants(), parallelism, ANSWER);
        Replay replay = new Replay(
                plain.assistants(),
                plain.patterns(),
                plain.recording(),
                parallelism,
                plain.options().withMatchEngine(engine));
        Path whole = whole(replay);
        Path failed = failing(replay);
        for (String name : List.of(ReplayOutput.DECISIONS, ReplayOutput.INTERVENTIONS, ReplayOutput.OUTCOMES)) {
            assertThat(BundledReplays.lines(failed, name))
                    .as(name)
                    .isNotEmpty()
                    .isEqualTo(BundledReplays.lines(whole, name));
        }
        assertThat(BundledReplays.lines(failed, ReplayOutput.DEAD_LETTERS))
                .isEqualTo(BundledReplays.lines(whole, ReplayOutput.DEAD_LETTERS));
    }

    @Test
    void aDecisionThatDependsOnMoreThanTheInputWouldShow() throws Exception {
        List<AssistantSpec> clocked = BundledReplays.triggered(BundledReplays.assistants(), SlotSpec.of("clocked"));
        Replay replay = BundledReplays.of(clocked, 1, ANSWER);
        assertThat(BundledReplays.lines(failing(replay), ReplayOutput.DECISIONS))
                .isNotEqualTo(BundledReplays.lines(whole(replay), ReplayOutput.DECISIONS));
    }

    @Test
    void operatorsWithoutTheirStateWouldShow() throws Exception {
        Replay replay = BundledReplays.of(BundledReplays.assistants(), 1, ANSWER);
        RecordingSplit half = new RecordingSplit(
                replay.recording(),
                replay.tail().toMillis(),
                replay.options().disorder().toMillis(),
                half(replay));
        Path forgetful = run(replay, HaltingSource.from(half, source(replay)), sinks -> sinks);
        Set<String> expected = Set.copyOf(BundledReplays.lines(whole(replay), ReplayOutput.DECISIONS));
        assertThat(BundledReplays.lines(forgetful, ReplayOutput.DECISIONS)).anyMatch(line -> !expected.contains(line));
    }

    /** The same replay, thrown back once by a failure; fails if it was not restored from a checkpoint. */
    private Path failing(Replay replay) throws Exception {
        List<Long> times = BundledReplays.times(replay);
        long failure = times.get((int) (times.size() * FAILURE));
        Path witnesses = Files.createTempDirectory(folder, "witnesses-");
        Path output = run(
                replay,
                HaltingSource.after(half(replay), source(replay)),
                sinks -> new FailingSinks(sinks, new FailOnce(failure, witnesses)));
        try (Stream<Path> restores = Files.list(witnesses)) {
            assertThat(restores).as("restores").hasSize(replay.parallelism());
        }
        return output;
    }

    private Path run(Replay replay, HaltingSource source, UnaryOperator<Sinks> sinks) throws Exception {
        Path parts = cluster.newFolder();
        StreamExecutionEnvironment environment = cluster.environment(replay.parallelism());
        DataStream<Ingested> ingested = environment
                .fromSource(source, IngestWatermarks.bounded(replay.options().disorder()), RecordingSource.UID)
                .uid(RecordingSource.UID)
                .setParallelism(1);
        new KairosTopology(replay.assistants(), replay.patterns(), replay.options())
                .define(ingested, Control.none(ingested), sinks.apply(new FileSinks(parts)));
        cluster.execute(environment, "restore", count -> {});
        Path output = Files.createTempDirectory(folder, "output-");
        ReplayOutput.merge(parts, output);
        return output;
    }

    private Path whole(Replay replay) throws Exception {
        return run(replay, HaltingSource.never(source(replay)), sinks -> sinks);
    }

    private static RecordingSource source(Replay replay) {
        return new RecordingSource(
                replay.recording(), replay.tail(), replay.options().disorder());
    }

    private static long half(Replay replay) {
        return BundledReplays.times(replay).size() / 2;
    }

    /** Lets the stream of decisions fail. */
    private record FailingSinks(Sinks sinks, FailOnce failure) implements Sinks {
        @Override
        public void decisions(DataStream<Decision> decisions) {
            sinks.decisions(decisions
                    .map(failure)
                    .returns(Decision.class)
                    .uid(FailOnce.UID)
                    .name(FailOnce.UID));
        }

        @Override
        public void interventions(DataStream<Intervention> interventions) {
            sinks.interventions(interventions);
        }

        @Override
        public void outcomes(DataStream<Outcome> outcomes) {
            sinks.outcomes(outcomes);
        }

        @Override
        public void returned(DataStream<SessionEvent> events) {
            sinks.returned(events);
        }

        @Override
        public void deadLetters(DataStream<DeadLetter> deadLetters) {
            sinks.deadLetters(deadLetters);
        }
    }
}
