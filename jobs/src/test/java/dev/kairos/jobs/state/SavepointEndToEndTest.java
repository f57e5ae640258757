package dev.kairos.jobs.state;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.kairos.jobs.fixtures.HaltingSource;
import dev.kairos.jobs.fixtures.TestCluster;
import dev.kairos.jobs.replay.Replay;
import dev.kairos.jobs.state.KeptJob.QueueSinks;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import org.apache.flink.testutils.junit.SharedObjectsExtension;
import org.apache.flink.testutils.junit.SharedReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** A savepoint of every released version can be gone on from. */
class SavepointEndToEndTest {
    private static final String WRITE = "kairos.savepoint";
    private static final String METADATA = "_metadata";
    private static final String BEFORE = "before.txt";
    private static final List<String> VERSIONS = List.of("0.1.0");
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static TestCluster cluster;

    @RegisterExtension
    private final SharedObjectsExtension shared = SharedObjectsExtension.create();

    @TempDir
    private Path folder;

    @BeforeAll
    static void startCluster() throws Exception {
        cluster = new TestCluster();
    }

    @AfterAll
    static void stopCluster() throws Exception {
        cluster.close();
    }

    @ParameterizedTest
    @FieldSource("VERSIONS")
    void aCommittedSavepointGoesOnAsIfNothingHadHappened(String version) throws Exception {
        Path savepoint = KeptJob.savepoint(version);
        List<String> before = Files.readAllLines(savepoint.resolve(BEFORE));
        assertSame(goneOn(savepoint, 1), without(before, whole()));
    }

    @Test
    void aSavepointOfNowGoesOnAsIfNothingHadHappenedAtAnotherParallelismToo() throws Exception {
        SharedReference<Queue<String>> before = queue();
        Path savepoint = stopWithSavepoint(before);
        List<String> expected = without(idsOf(before), whole());
        for (int parallelism : List.of(1, 2)) {
            assertSame(goneOn(savepoint, parallelism), expected);
        }
    }

    @Test
    void operatorsWithoutTheirStateWouldShow() throws Exception {
        SharedReference<Queue<String>> lines = queue();
        Replay replay = KeptJob.replay();
        cluster.run(KeptJob.graph(
                replay, HaltingSource.from(KeptJob.cut(replay), KeptJob.source(replay)), QueueSinks.of(lines)));
        List<String> before =
                Files.readAllLines(KeptJob.savepoint(VERSIONS.get(0)).resolve(BEFORE));
        assertThat(plain(lines)).isNotEmpty();
        assertThat(plain(lines).equals(without(before, whole()))).isFalse();
    }

    /** Takes the savepoint that this version leaves to the next: see CONTRIBUTING.md. */
    @Test
    @EnabledIfSystemProperty(named = WRITE, matches = "\\d+\\.\\d+\\.\\d+")
    void writesTheSavepointOfThisVersion() throws Exception {
        SharedReference<Queue<String>> before = queue();
        Path savepoint = stopWithSavepoint(before);
        try (var files = Files.list(savepoint)) {
            assertThat(files).as("all state in the one file that is committed").hasSize(1);
        }
        Path target = Files.createDirectories(KeptJob.savepoint(System.getProperty(WRITE)));
        Files.copy(savepoint.resolve(METADATA), target.resolve(METADATA), StandardCopyOption.REPLACE_EXISTING);
        Files.write(target.resolve(BEFORE), idsOf(before));
    }

    private Path stopWithSavepoint(SharedReference<Queue<String>> lines) throws Exception {
        Replay replay = KeptJob.replay();
        SharedReference<CountDownLatch> pause = shared.add(new CountDownLatch(1));
        HaltingSource source = HaltingSource.stopping(
                KeptJob.BEFORE, KeptJob.source(replay), () -> pause.get().countDown());
        return cluster.stop(KeptJob.graph(replay, source, new QueueSinks(lines, true)), pause, folder);
    }

    /** What comes out of a run that starts from a savepoint. */
    private List<String> goneOn(Path savepoint, int parallelism) throws Exception {
        SharedReference<Queue<String>> lines = queue();
        Replay replay = KeptJob.replay();
        Replay wide =
                new Replay(replay.assistants(), replay.patterns(), replay.recording(), parallelism, replay.options());
        cluster.run(KeptJob.graph(wide, HaltingSource.never(KeptJob.source(replay)), QueueSinks.of(lines)), savepoint);
        return plain(lines);
    }

    /** What comes out of an uninterrupted run. */
    private List<String> whole() throws Exception {
        SharedReference<Queue<String>> lines = queue();
        Replay replay = KeptJob.replay();
        cluster.run(KeptJob.graph(replay, HaltingSource.never(KeptJob.source(replay)), QueueSinks.of(lines)));
        return plain(lines);
    }

    private static List<String> without(List<String> ids, List<String> lines) {
        List<String> others =
                lines.stream().filter(line -> !ids.contains(idOf(line))).toList();
        assertThat(others).isNotEmpty().hasSize(lines.size() - ids.size());
        return others;
    }

    /** Compares records; ids tell enough of what differs. */
    private static void assertSame(List<String> found, List<String> expected) {
        assertThat(differences(expected, found))
                .as("missing; unexpected are %s", differences(found, expected))
                .isEmpty();
        assertThat(differences(found, expected)).as("unexpected").isEmpty();
    }

    private static List<String> differences(List<String> lines, List<String> others) {
        List<String> left = new ArrayList<>(lines);
        others.forEach(left::remove);
        return left.stream().map(SavepointEndToEndTest::idOf).toList();
    }

    private SharedReference<Queue<String>> queue() {
        return shared.add(new ConcurrentLinkedQueue<>());
    }

    /** What was written, sorted, without what a wall clock measured. */
    private static List<String> plain(SharedReference<Queue<String>> lines) {
        return lines.get().stream()
                .map(line -> line.replaceAll("\"timing\":\\{[^}]*}", "\"timing\":{}"))
                .sorted()
                .toList();
    }

    private static List<String> idsOf(SharedReference<Queue<String>> lines) {
        return lines.get().stream().map(SavepointEndToEndTest::idOf).sorted().toList();
    }

    /** Kind and id of a record. */
    private static String idOf(String line) {
        try {
            JsonNode record = JSON.readTree(line);
            return record.has("intervention")
                    ? "outcome " + record.get("intervention").asText()
                    : (record.has("action") ? "decision " : "intervention ")
                            + record.get("id").asText();
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("no JSON: " + line, e);
        }
    }
}
