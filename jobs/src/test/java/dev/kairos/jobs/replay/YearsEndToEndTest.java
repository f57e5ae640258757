package dev.kairos.jobs.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kairos.core.assistant.AssistantSpec;
import dev.kairos.core.ingest.Limits;
import dev.kairos.core.json.DecisionJson;
import dev.kairos.jobs.cli.Installation;
import dev.kairos.jobs.recording.Recording;
import dev.kairos.jobs.topology.TopologyOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Recordings that lie years apart, or have years of silence in them. */
class YearsEndToEndTest {
    private static final Installation HERE = Installation.here();
    private static final Instant YEAR_2005 = Instant.parse("2005-03-01T09:00:00Z");
    private static final Instant YEAR_2015 = Instant.parse("2015-03-01T09:00:00Z");
    private static final Duration TEN_YEARS = Duration.ofDays(3_652);

    private static ReplayRunner runner;

    @TempDir
    private Path folder;

    @BeforeAll
    static void startCluster() throws Exception {
        runner = new ReplayRunner(2);
    }

    @AfterAll
    static void stopCluster() {
        runner.close();
    }

    @Test
    void filesOfDifferentYearsReplayTogetherWithNothingLate() throws Exception {
        // named so that the later year is read first
        write("a.jsonl", event("young", "y1", YEAR_2015), event("young", "y2", YEAR_2015.plusSeconds(20)));
        write("b.jsonl", event("old", "o1", YEAR_2005), event("old", "o2", YEAR_2005.plusSeconds(20)));
        Path output = replay();
        assertThat(BundledReplays.lines(output, ReplayOutput.DEAD_LETTERS)).isEmpty();
        assertThat(decided(output))
                .contains("old/copilot/o1", "old/copilot/o2", "young/copilot/y1", "young/copilot/y2");
    }

    @Test
    void oneFileAfterTheOtherWouldBeLate() throws Exception {
        write(
                "a.jsonl",
                event("young", "y1", YEAR_2015),
                event("young", "y2", YEAR_2015.plusSeconds(20)),
                event("old", "o1", YEAR_2005),
                event("old", "o2", YEAR_2005.plusSeconds(20)));
        Path output = replay();
        assertThat(BundledReplays.lines(output, ReplayOutput.DEAD_LETTERS))
                .hasSize(2)
                .allMatch(line -> line.contains("\"LATE\""));
        assertThat(decided(output)).doesNotContain("old/copilot/o1");
    }

    @Test
    void tenYearsOfSilenceCostNoMoreDecisionsThanTenMinutesAndAreHeardAtTheirTimes() throws Exception {
        write("a.jsonl", event("s", "e1", YEAR_2005), event("s", "e2", YEAR_2005.plus(TEN_YEARS)));
        List<String> years = decided(replay());
        write("a.jsonl", event("s", "e1", YEAR_2005), event("s", "e2", YEAR_2005.plusSeconds(600)));
        assertThat(years).hasSameSizeAs(decided(replay()));
        assertThat(years)
                .contains(
                        silence(YEAR_2005.plusSeconds(60)),
                        silence(YEAR_2005.plusSeconds(300)),
                        silence(YEAR_2005.plus(TEN_YEARS).plusSeconds(300)));
    }

    private static String silence(Instant mark) {
        return "s/copilot/silence@" + mark.toEpochMilli();
    }

    private static List<String> decided(Path output) throws IOException {
        return BundledReplays.lines(output, ReplayOutput.DECISIONS).stream()
                .map(line -> DecisionJson.read(line).id())
                .toList();
    }

    private Path replay() throws Exception {
        AssistantSpec copilot = HERE.assistant(HERE.assistants().get("copilot"));
        Recording recording =
                Recording.of(folder.resolve("in"), "events", Limits.startingAt(Instant.parse("2026-03-04T12:00:00Z")));
        Path output = Files.createTempDirectory(folder, "output-");
        runner.run(
                new Replay(List.of(copilot), HERE.patternsOf(copilot), recording, 2, TopologyOptions.defaults()),
                output,
                count -> {});
        return output;
    }

    private void write(String name, String... lines) throws IOException {
        Files.createDirectories(folder.resolve("in"));
        Files.write(folder.resolve("in").resolve(name), List.of(lines));
    }

    private static String event(String session, String id, Instant time) {
        return "{\"v\":1,\"session\":\"" + session + "\",\"id\":\"" + id + "\",\"time\":\"" + time
                + "\",\"type\":\"UTTERANCE\",\"actor\":{\"id\":\"u\",\"role\":\"USER\"},\"text\":\"well then\"}";
    }
}
