package dev.kairos.jobs.processes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.kairos.core.assistant.AssistantSpec;
import dev.kairos.core.assistant.PatternSpec;
import dev.kairos.core.event.Actor;
import dev.kairos.core.event.EventType;
import dev.kairos.core.event.Role;
import dev.kairos.core.event.SessionEvent;
import dev.kairos.core.ingest.Limits;
import dev.kairos.core.json.SessionEventJson;
import dev.kairos.core.time.WallClock;
import dev.kairos.jobs.cli.Installation;
import dev.kairos.jobs.fixtures.KafkaFollower;
import dev.kairos.jobs.fixtures.KafkaLog;
import dev.kairos.jobs.live.LiveConfiguration;
import dev.kairos.jobs.live.LiveConfigurationReader;
import dev.kairos.jobs.recording.Recording;
import dev.kairos.jobs.replay.Replay;
import dev.kairos.jobs.replay.ReplayOutput;
import dev.kairos.jobs.replay.ReplayRunner;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * 20,000 events of 500 sessions through a broker and a cluster of separate processes, of which one is killed. Event time
 * is the test's: the sessions' lies within a minute per half, what comes back counts after it, and records of no
 * session move the clock on when everything of before has come back. So nothing is late, however slow the machine.
 */
@ExtendWith(SharedProcesses.class)
class KilledClusterIT {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Path RESOURCES =
            Path.of("src", "test", "resources", "processes").toAbsolutePath();
    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final int SESSIONS = 500;
    private static final int HALF = 10_000;
    private static final int ASSISTANTS = 2;
    private static final int MARKS = 2;
    /** Long enough for what is on its way to be committed: several checkpoints. */
    private static final Duration COMMITS = Duration.ofSeconds(3);

    private static final int PARTITIONS = 4;
    private static final long STEP = 6;
    private static final long SPAN = HALF * STEP;
    private static final long RETURN_DELAY = 180_000;
    private static final List<String> SENTENCES = List.of(
            "How do I get the pump to prime?",
            "so it goes",
            "I am stuck, the valve failed again",
            "error: no pressure",
            "thanks, that helped",
            "why is it leaking?",
            "nobody knows",
            "let me try once more");

    private static final Predicate<String> AT_EVENTS = line -> !line.contains("\"event\":null");

    @TempDir
    private static Path folder;

    @Test
    void aTaskManagerThatIsKilledLosesDoublesAndChangesNothing(KairosProcesses processes) throws Exception {
        Path config = Files.writeString(
                folder.resolve("kairos.yaml"),
                """
                kafka: {brokers: '%s', partitions: %d}
                time: {disorder: 1 s, quiet: 10 min, return-delay: 180 s, await-return: 185 s}
                """
                        .formatted(processes.brokers(), PARTITIONS));
        LiveConfiguration configuration = LiveConfigurationReader.read(Installation.document(config));
        processes.submit(
                "--assistant", file("helper.yaml"), "--assistant", file("talker.yaml"), "--config", config.toString());
        LiveConfiguration.Topics topics = configuration.topics();
        try (KafkaLog log = new KafkaLog(processes.brokers());
                KafkaFollower decisions = new KafkaFollower(processes.brokers(), topics.decisions());
                KafkaFollower said = new KafkaFollower(processes.brokers(), topics.interventions());
                KafkaFollower outcomes = new KafkaFollower(processes.brokers(), topics.outcomes())) {
            // ahead of the wall clock, so that no heartbeat moves time on between the test's steps
            long begin = WallClock.system().millis() + SPAN * 10;
            feed(log, topics.events(), 0, HALF / 2, begin);
            decisions.await(HALF / 4, AT_EVENTS, PATIENCE);
            feed(log, topics.events(), HALF / 2, HALF, begin);
            processes.killTaskManager();
            assertThat(decisions.count(AT_EVENTS)).as("killed amid").isLessThan((long) HALF * ASSISTANTS);
            processes.start();
            settle(log, topics.events(), decisions, said, outcomes, HALF, begin + SPAN);

            long second = begin + SPAN + 1_000_000;
            feed(log, topics.events(), HALF, 2 * HALF, second - SPAN);
            settle(log, topics.events(), decisions, said, outcomes, 2 * HALF, second + SPAN);
            List<String> letters = log.committed(topics.deadLetters());
            assertThat(letters).isEmpty();
            check(configuration, log, decisions.lines(), said.lines(), outcomes.lines());
        } finally {
            processes.cancelJobs();
        }
    }

    /** Moves the clock on, from one thing that has to have happened to the next. */
    private static void settle(
            KafkaLog log,
            String topic,
            KafkaFollower decisions,
            KafkaFollower said,
            KafkaFollower outcomes,
            int events,
            long end) {
        tick(log, topic, end + 2_000);
        decisions.await((long) events * ASSISTANTS, AT_EVENTS, PATIENCE);
        // past the last silence mark of every session
        tick(log, topic, end + 40_000);
        decisions.await((long) events / HALF * SESSIONS * MARKS, line -> line.contains("/silence@"), PATIENCE);
        awaitSaid(decisions, said);
        // outcomes that nobody gave are read at the horizon
        tick(log, topic, end + 110_000);
        outcomes.await(said.count(line -> line.contains("\"delivered\":true")), line -> true, PATIENCE);
        tick(log, topic, end + 110_000 + 2 * RETURN_DELAY);
    }

    /** What was admitted is delivered or dropped; more may be decided while one waits. */
    private static void awaitSaid(KafkaFollower decisions, KafkaFollower said) {
        Predicate<String> admitted = line -> line.contains("\"admitted\":true");
        long quiet = System.nanoTime();
        while (System.nanoTime() - quiet < COMMITS.toNanos()) {
            quiet = decisions.look().isEmpty() && said.look().isEmpty() ? quiet : System.nanoTime();
            said.await(decisions.count(admitted), line -> true, PATIENCE);
        }
    }

    private static void check(
            LiveConfiguration configuration,
            KafkaLog log,
            List<String> decisions,
            List<String> said,
            List<String> outcomes)
            throws Exception {
        assertThat(ids(decisions)).doesNotHaveDuplicates();
        assertThat(ids(said)).isNotEmpty().doesNotHaveDuplicates();
        assertThat(outcomes).isNotEmpty();
        List<String> input = log.committed(configuration.topics().events());
        assertThat(input).as("what was said came back").anyMatch(line -> line.contains("\"type\":\"INTERVENTION\""));
        assertThat(input).as("what came of it came back").anyMatch(line -> line.contains("\"type\":\"OUTCOME\""));
        assertThat(input).as("what was asked came back").anyMatch(line -> line.contains("\"type\":\"EVIDENCE\""));
        List<String> replayed = replayed(configuration, input);
        assertThat(sorted(decisions).equals(sorted(replayed)))
                .as("the decision log is that of the replay")
                .isTrue();
        List<String> untold = replayed(
                configuration,
                input.stream()
                        .filter(line -> !line.contains("\"type\":\"EVIDENCE\""))
                        .toList());
        assertThat(sorted(decisions).equals(sorted(untold)))
                .as("without what came back it would have decided otherwise")
                .isFalse();
    }

    private static List<String> replayed(LiveConfiguration configuration, List<String> input) throws Exception {
        Path recording = Files.createTempFile(folder, "input-", ".jsonl");
        List<SessionEvent> events = new ArrayList<>();
        for (String line : input) {
            events.add(SessionEventJson.read(line));
        }
        events.sort(Comparator.comparingLong(SessionEvent::time));
        Files.write(recording, events.stream().map(SessionEventJson::write).toList());
        Installation installation = Installation.here();
        List<AssistantSpec> assistants = List.of(
                installation.assistant(RESOURCES.resolve("helper.yaml")),
                installation.assistant(RESOURCES.resolve("talker.yaml")));
        List<PatternSpec> patterns = installation.patternsOf(assistants.get(0));
        Replay replay = new Replay(
                assistants,
                patterns,
                Recording.of(recording, "events", Limits.startingAt(Instant.now())),
                2,
                configuration.topology().recorded());
        Path output = Files.createTempDirectory(folder, "output-");
        try (ReplayRunner runner = new ReplayRunner(2)) {
            runner.run(replay, output, count -> {});
        }
        return Files.readAllLines(output.resolve(ReplayOutput.DECISIONS + ".jsonl"));
    }

    private static List<String> sorted(List<String> lines) {
        return lines.stream().sorted().toList();
    }

    private static List<String> ids(List<String> lines) throws Exception {
        List<String> ids = new ArrayList<>();
        for (String line : lines) {
            JsonNode json = JSON.readTree(line);
            ids.add(json.path("id").asText());
        }
        return ids;
    }

    private static String file(String name) {
        return RESOURCES.resolve(name).toString();
    }

    private static void feed(KafkaLog log, String topic, int from, int to, long begin) {
        for (int i = from; i < to; i++) {
            String text = SENTENCES.get((i / SESSIONS + i) % SENTENCES.size());
            Actor actor = new Actor(i / SESSIONS % 3 == 0 ? "ann" : "bob-" + i % SESSIONS, Role.USER);
            SessionEvent event = new SessionEvent(
                    "s-" + i % SESSIONS,
                    String.format("e-%05d", i),
                    begin + (i % HALF) * STEP,
                    EventType.UTTERANCE,
                    actor,
                    text,
                    null,
                    Map.of("kind", "talk"));
            log.write(topic, event.session(), SessionEventJson.write(event));
        }
        log.flush();
    }

    /** Event time goes on in every partition, by sessions that nobody watches. */
    private static void tick(KafkaLog log, String topic, long time) {
        for (int partition = 0; partition < PARTITIONS; partition++) {
            SessionEvent event = new SessionEvent(
                    "clock-" + partition,
                    "tick-" + time,
                    time,
                    EventType.END,
                    new Actor("clock", Role.SYSTEM),
                    null,
                    null,
                    Map.of());
            log.write(topic, partition, event.session(), SessionEventJson.write(event));
        }
        log.flush();
    }
}
