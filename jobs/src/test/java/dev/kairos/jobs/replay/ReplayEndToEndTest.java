package dev.kairos.jobs.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kairos.core.assistant.AssistantSpec;
import dev.kairos.core.ingest.Limits;
import dev.kairos.core.time.WallClock;
import dev.kairos.jobs.cli.Installation;
import dev.kairos.jobs.recording.Recording;
import dev.kairos.jobs.topology.MatchEngineChoice;
import dev.kairos.jobs.topology.TopologyOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ReplayEndToEndTest {
    private static final Installation HERE = Installation.here();
    private static final Duration BOUND = Duration.ofSeconds(5);
    private static final Pattern TIME = Pattern.compile("\"time\"\\s*:\\s*\"([^\"]+)\"");

    private static ReplayRunner runner;

    @BeforeAll
    static void startCluster() throws Exception {
        runner = new ReplayRunner(4);
    }

    @AfterAll
    static void stopCluster() {
        runner.close();
    }

    @TempDir
    private Path folder;

    static List<Path> assistants() {
        List<Path> files = new ArrayList<>(HERE.assistants().values());
        files.add(BundledReplays.secondLook());
        return files;
    }

    @ParameterizedTest
    @MethodSource("assistants")
    void theDecisionLogDoesNotDependOnArrivalOrderParallelismOrEngine(Path assistant) throws Exception {
        Path sessions = HERE.sessions().resolve("tune");
        String reference = decisions(assistant, sessions, 1, MatchEngineChoice.ONE_VALUE);
        assertThat(reference).isNotBlank();
        assertThat(reference.contains("/evidence@")).isEqualTo(assistant.endsWith("second-look.yaml"));
        assertThat(decisions(assistant, shuffled(sessions, BOUND), 2, MatchEngineChoice.ONE_VALUE))
                .isEqualTo(reference);
        assertThat(decisions(assistant, sessions, 4, MatchEngineChoice.PATTERN_STREAM))
                .isEqualTo(reference);
    }

    @Test
    void shufflingBeyondTheBoundDoesShow() throws Exception {
        Path clarifier = HERE.assistants().get("clarifier");
        Path sessions = HERE.sessions().resolve("tune");
        String reference = decisions(clarifier, sessions, 1, MatchEngineChoice.ONE_VALUE);
        assertThat(decisions(clarifier, shuffled(sessions, Duration.ofHours(12)), 1, MatchEngineChoice.ONE_VALUE))
                .isNotEqualTo(reference);
    }

    @Test
    void whatIsLateIsLateAtAnyParallelism() throws Exception {
        Path clarifier = HERE.assistants().get("clarifier");
        Path beyond = shuffled(HERE.sessions().resolve("tune"), Duration.ofHours(12));
        String reference = decisions(clarifier, beyond, 1, MatchEngineChoice.ONE_VALUE);
        assertThat(decisions(clarifier, beyond, 4, MatchEngineChoice.ONE_VALUE)).isEqualTo(reference);
        assertThat(decisions(clarifier, beyond, 2, MatchEngineChoice.ONE_VALUE)).isEqualTo(reference);
    }

    private String decisions(Path assistant, Path sessions, int parallelism, MatchEngineChoice engine)
            throws Exception {
        AssistantSpec spec = HERE.assistant(assistant);
        Replay replay = new Replay(
                List.of(spec),
                HERE.patternsOf(spec),
                Recording.of(
                        sessions, "events", Limits.startingAt(WallClock.system().instant())),
                parallelism,
                TopologyOptions.defaults().withDisorder(BOUND).withMatchEngine(engine));
        Path output = Files.createTempDirectory(folder, "output-");
        runner.run(replay, output, count -> {});
        return Files.readString(output.resolve(ReplayOutput.DECISIONS + ".jsonl"));
    }

    /** Each file with its lines in another order: no line before one that is older by more than the bound. */
    private Path shuffled(Path sessions, Duration bound) throws IOException {
        Path target = Files.createTempDirectory(folder, "shuffled-");
        Random random = new Random(7);
        try (var files = Files.walk(sessions)) {
            for (Path file : files.filter(one ->
                            one.toString().endsWith(".jsonl") && !one.toString().contains(".gold."))
                    .sorted()
                    .toList()) {
                List<Moved> moved = new ArrayList<>();
                for (String line : Files.readAllLines(file)) {
                    moved.add(new Moved(timeOf(line) + random.nextLong(bound.toMillis()), line));
                }
                Collections.shuffle(moved, random);
                moved.sort(Comparator.comparingLong(Moved::arrival));
                Files.write(
                        target.resolve(file.getFileName()),
                        moved.stream().map(Moved::line).toList());
            }
        }
        return target;
    }

    private static long timeOf(String line) {
        Matcher matcher = TIME.matcher(line);
        assertThat(matcher.find()).isTrue();
        return Instant.parse(matcher.group(1)).toEpochMilli();
    }

    private record Moved(long arrival, String line) {}
}
