package dev.kairos.jobs.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kairos.core.assistant.AssistantSpec;
import dev.kairos.core.decision.Decision;
import dev.kairos.core.event.Actor;
import dev.kairos.core.event.EventType;
import dev.kairos.core.event.Role;
import dev.kairos.core.event.SessionEvent;
import dev.kairos.core.ingest.DeadLetter;
import dev.kairos.core.ingest.Ingested;
import dev.kairos.core.json.DecisionJson;
import dev.kairos.core.json.InterventionJson;
import dev.kairos.core.json.SessionEventJson;
import dev.kairos.core.outcome.Outcome;
import dev.kairos.core.reply.Intervention;
import dev.kairos.core.slot.SlotSpec;
import dev.kairos.jobs.cli.Installation;
import dev.kairos.jobs.fixtures.FailOnce;
import dev.kairos.jobs.fixtures.HaltingSource;
import dev.kairos.jobs.fixtures.TestCluster;
import dev.kairos.jobs.recording.MergedRecording;
import dev.kairos.jobs.recording.Recording;
import dev.kairos.jobs.recording.RecordingSource;
import dev.kairos.jobs.replay.EmbeddedCluster;
import dev.kairos.jobs.replay.FileSinks;
import dev.kairos.jobs.replay.Replay;
import dev.kairos.jobs.replay.ReplayOutput;
import dev.kairos.jobs.state.KeptJob;
import dev.kairos.jobs.topology.KairosTopology;
import dev.kairos.jobs.topology.KairosTopology.Control;
import dev.kairos.jobs.topology.Sinks;
import dev.kairos.operators.ingest.IngestWatermarks;
import dev.kairos.operators.loop.Loop;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.testutils.junit.SharedObjectsExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * A live run of three assistants whose responder is late by a while that nobody can foresee, whose probe is asked, and to
 * whom people react; and replays of what its input held in the end.
 */
class ClosedLoopEndToEndTest {
    private static final SlotSpec ENCODER = SlotSpec.of("hashing");

    private static final long SPAN = 25 * 60_000;

    @RegisterExtension
    private final SharedObjectsExtension shared = SharedObjectsExtension.create();

    @TempDir
    private Path folder;

    private List<String> said = List.of();
    private List<String> interventions = List.of();

    @Test
    void everyReplayOfTheLogOfALiveRunDecidesAsTheRunDidAndAsksNobody() throws Exception {
        Replay live = live();
        Path log = folder.resolve("log.jsonl");
        List<String> decided = run(live, log);
        assertThat(decided).anyMatch(line -> line.contains("/evidence@"));
        assertThat(decided).anyMatch(line -> line.contains("is still on its way"));
        try (EmbeddedCluster cluster = new EmbeddedCluster(4)) {
            Replay logged = answeredBy("forbidden", replay(live, log, 1));
            assertThat(logged.withLoopOfRecording().options().loop().kind()).isEqualTo(Loop.RECORDED);
            Replay replay = logged.withLoop(Loop.RECORDED);
            assertThat(until(end(decided), decisions(cluster, replay))).isEqualTo(decided);
            assertThat(interventions).as("what was said is read from the log").isEqualTo(said);
            for (int parallelism : List.of(2, 4)) {
                Path shuffled = shuffled(log, replay.options().disorder());
                Replay wide = answeredBy("forbidden", replay(live, shuffled, parallelism))
                        .withLoop(Loop.RECORDED);
                assertThat(until(end(decided), decisions(cluster, wide))).isEqualTo(decided);
            }
            assertThat(until(end(decided), failing(cluster, replay))).isEqualTo(decided);
            assertThat(until(
                            end(decided),
                            decisions(cluster, replay(live, log, 1).withLoop(Loop.OPEN))))
                    .as("null: decisions that count as said when made")
                    .isNotEqualTo(decided);
            assertThatThrownBy(() -> decisions(cluster, logged.withLoop(Loop.OPEN)))
                    .as("null: somebody is asked")
                    .hasRootCauseMessage("somebody is asked who must not be");
        }
    }

    /** Runs live, and returns what was decided, sorted. */
    private List<String> run(Replay replay, Path log) throws Exception {
        List<SessionEvent> events = events(KeptJob.replay());
        LiveRun live = new LiveRun(shared, events.get(0).time());
        Echoes echoes = new Echoes(live, replay, ClosedLoopEndToEndTest::reaction);
        try (TestCluster cluster = new TestCluster()) {
            cluster.watch(
                    live.graph(replay),
                    () -> echoes.happen(events, replay.tail().toMillis() + 30_000));
        }
        echoes.write(log);
        said = live.said.lines().stream()
                .map(ClosedLoopEndToEndTest::told)
                .sorted()
                .toList();
        return live.decided.lines().stream().sorted().toList();
    }

    /** Some people are pleased, some are not, and some say nothing. */
    private static Optional<SessionEvent> reaction(SessionEvent back) {
        int mood = Math.floorMod(back.id().hashCode(), 3);
        if (back.type() != EventType.INTERVENTION || mood == 0) {
            return Optional.empty();
        }
        return Optional.of(new SessionEvent(
                back.session(),
                "reaction-" + back.id(),
                back.time() + 700,
                EventType.REACTION,
                new Actor("u-1", Role.USER),
                null,
                null,
                Map.of("intervention", back.id(), "kind", mood == 1 ? "ACCEPTED" : "REJECTED")));
    }

    /** The kept job with a third assistant, which asks a probe, and late responders; all with the kept encoder. */
    private static Replay live() throws Exception {
        Replay kept = KeptJob.replay();
        AssistantSpec curious = Installation.here()
                .assistant(Path.of(
                        Objects.requireNonNull(ClosedLoopEndToEndTest.class.getResource("/assistants/second-look.yaml"))
                                .toURI()));
        List<AssistantSpec> assistants = new ArrayList<>(kept.assistants());
        assistants.add(curious);
        return answeredBy("tardy", new Replay(assistants, kept.patterns(), kept.recording(), 2, kept.options()));
    }

    private static Replay answeredBy(String responder, Replay replay) {
        return new Replay(
                replay.assistants().stream()
                        .map(one -> answeredBy(responder, one))
                        .toList(),
                replay.patterns(),
                replay.recording(),
                replay.parallelism(),
                replay.options());
    }

    private static AssistantSpec answeredBy(String responder, AssistantSpec one) {
        return new AssistantSpec(
                one.id(),
                one.version(),
                one.sessions(),
                one.encoder() == null ? null : ENCODER,
                one.consult(),
                one.detectors(),
                one.patterns(),
                one.trigger(),
                one.planner(),
                one.admit(),
                SlotSpec.of(responder),
                one.scorers(),
                one.selector(),
                one.guards(),
                one.outcome(),
                one.silenceMarks(),
                one.coolDown(),
                one.deadline(),
                one.tolerate());
    }

    private static Replay replay(Replay live, Path log, int parallelism) {
        Recording recording = Recording.of(log, "events", live.recording().limits());
        return new Replay(live.assistants(), live.patterns(), recording, parallelism, live.options());
    }

    private static List<SessionEvent> events(Replay replay) {
        List<SessionEvent> events = new ArrayList<>();
        try (MergedRecording records = replay.recording().open(0)) {
            records.forEachRemaining(record -> {
                if (record.event() != null) {
                    events.add(record.event());
                }
            });
        }
        long start = events.get(0).time();
        return events.stream().filter(event -> event.time() < start + SPAN).toList();
    }

    private List<String> decisions(EmbeddedCluster cluster, Replay replay) throws Exception {
        return run(cluster, replay, HaltingSource.never(source(replay)), sinks -> sinks);
    }

    /** The same, thrown back once by a failure and restored from a checkpoint. */
    private List<String> failing(EmbeddedCluster cluster, Replay replay) throws Exception {
        List<String> lines = Files.readAllLines(Path.of(replay.recording().path()));
        long time = events(replay).get(lines.size() * 2 / 3).time();
        Path witnesses = Files.createTempDirectory(folder, "witnesses-");
        List<String> decisions = run(
                cluster,
                replay,
                HaltingSource.after(lines.size() / 2, source(replay)),
                sinks -> new FailingSinks(sinks, new FailOnce(time, witnesses)));
        try (Stream<Path> restores = Files.list(witnesses)) {
            assertThat(restores).as("restores").isNotEmpty();
        }
        return decisions;
    }

    private List<String> run(EmbeddedCluster cluster, Replay replay, HaltingSource source, UnaryOperator<Sinks> sinks)
            throws Exception {
        Path parts = cluster.newFolder();
        StreamExecutionEnvironment environment = cluster.environment(replay.parallelism());
        DataStream<Ingested> ingested = environment
                .fromSource(source, IngestWatermarks.bounded(replay.disorder()), RecordingSource.UID)
                .uid(RecordingSource.UID)
                .setParallelism(1);
        new KairosTopology(replay.assistants(), replay.patterns(), replay.options())
                .define(ingested, Control.none(ingested), sinks.apply(new FileSinks(parts)));
        cluster.execute(environment, "closed loop", count -> {});
        Path output = Files.createTempDirectory(folder, "output-");
        ReplayOutput.merge(parts, output);
        interventions = lines(output, ReplayOutput.INTERVENTIONS).stream()
                .map(ClosedLoopEndToEndTest::told)
                .sorted()
                .toList();
        return lines(output, ReplayOutput.DECISIONS);
    }

    private static List<String> lines(Path output, String name) throws IOException {
        return Files.readAllLines(output.resolve(name + ".jsonl"));
    }

    private static RecordingSource source(Replay replay) {
        return new RecordingSource(replay.recording(), replay.tail(), replay.disorder());
    }

    /** What of an intervention comes back. */
    private static String told(String line) {
        Intervention one = InterventionJson.read(line);
        return one.id() + " " + one.time() + " " + one.addressee() + " " + one.text() + " " + one.dropped() + " "
                + one.responder() + " " + one.verdict().ruling();
    }

    private static long end(List<String> decided) {
        return decided.stream()
                .mapToLong(line -> DecisionJson.read(line).time())
                .max()
                .orElseThrow();
    }

    /** Decisions up to an event time, sorted: the two clocks do not end at the same moment. */
    private static List<String> until(long end, List<String> decisions) {
        return decisions.stream()
                .filter(line -> DecisionJson.read(line).time() <= end)
                .sorted()
                .toList();
    }

    /** The lines in another order: none before one that is older by more than the bound. */
    private Path shuffled(Path log, Duration bound) throws IOException {
        Random random = new Random(7);
        Map<String, Long> arrivals = new HashMap<>();
        List<String> lines = new ArrayList<>(Files.readAllLines(log));
        for (String line : lines) {
            long time = SessionEventJson.read(line).time();
            arrivals.put(line, time + random.nextLong(bound.toMillis()));
        }
        lines.sort(Comparator.comparing(arrivals::get));
        return Files.write(Files.createTempFile(folder, "shuffled-", ".jsonl"), lines);
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
