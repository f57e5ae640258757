package dev.kairos.jobs.replay;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.kairos.core.assistant.AssistantSpec;
import dev.kairos.core.decision.Action;
import dev.kairos.core.decision.Decision;
import dev.kairos.core.ingest.Limits;
import dev.kairos.core.json.DecisionJson;
import dev.kairos.core.slot.SlotSpec;
import dev.kairos.core.time.WallClock;
import dev.kairos.jobs.cli.Installation;
import dev.kairos.jobs.recording.Recording;
import dev.kairos.jobs.topology.TopologyOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The assistants {@code whisper} (P14) and {@code watcher} (P08) on bundled sessions. */
class WhisperAndWatchTest {
    private static final Installation HERE = Installation.here();
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String REUNION = "wearable-class-reunion";

    @TempDir
    private static Path folder;

    private static ReplayRunner runner;

    @BeforeAll
    static void startCluster() throws Exception {
        runner = new ReplayRunner(2);
    }

    @AfterAll
    static void stopCluster() {
        runner.close();
    }

    private static AssistantSpec assistant(String id) {
        return HERE.assistant(HERE.assistants().get(id));
    }

    private static Path replay(AssistantSpec assistant, Path input) throws Exception {
        Recording recording = Recording.of(
                input, "events", Limits.startingAt(WallClock.system().instant()));
        Path output = Files.createTempDirectory(folder, "output-");
        runner.run(
                new Replay(List.of(assistant), HERE.patternsOf(assistant), recording, 2, TopologyOptions.defaults()),
                output,
                count -> {});
        return output;
    }

    private static Path tune(String part) {
        return HERE.sessions().resolve("tune").resolve(part);
    }

    private static List<Decision> decisions(Path output, Predicate<Decision> which) throws IOException {
        return Files.readAllLines(output.resolve(ReplayOutput.DECISIONS + ".jsonl")).stream()
                .map(DecisionJson::read)
                .filter(which)
                .toList();
    }

    private static List<JsonNode> interventions(Path output) throws IOException {
        List<JsonNode> all = new ArrayList<>();
        for (String line : Files.readAllLines(output.resolve(ReplayOutput.INTERVENTIONS + ".jsonl"))) {
            all.add(JSON.readTree(line));
        }
        return all;
    }

    private static List<String> delivered(Path output) throws IOException {
        return interventions(output).stream()
                .filter(one -> one.path("delivered").asBoolean())
                .map(one -> one.path("text").asText())
                .toList();
    }

    @Test
    void itWhispersWhatALookUpBroughtAndAVetoIsLoggedAsOne() throws Exception {
        Path output = replay(assistant("whisper"), tune("wearable"));
        assertThat(delivered(output)).containsExactly("Frau Ostrander", "Saltby");
        assertThat(interventions(output))
                .filteredOn(one -> !one.path("delivered").asBoolean())
                .isNotEmpty()
                .allSatisfy(one -> {
                    assertThat(one.path("dropped").asText()).isEqualTo("VETO");
                    assertThat(one.path("text").isNull()).isTrue();
                });
    }

    @Test
    void theLargeModelIsAskedAtFewOfAllDecisionPoints() throws Exception {
        Path sessions = HERE.sessions().resolve("tune");
        assertThat(share(replay(assistant("whisper"), sessions))).isPositive().isLessThanOrEqualTo(0.2);
        AssistantSpec eager = BundledReplays.triggered(
                        List.of(assistant("whisper")),
                        new SlotSpec("threshold", Map.of("signal", "HELP_MOMENT", "at", 0)))
                .get(0);
        assertThat(share(replay(eager, sessions))).as("null case").isGreaterThan(0.2);
    }

    private static double share(Path output) throws IOException {
        List<Decision> all = decisions(output, any -> true);
        return (double) all.stream().filter(one -> one.action().isAudible()).count() / all.size();
    }

    /** Time that other sessions carry on in steps of half a second, and time that jumps over the silence. */
    @Test
    void silenceIsTheSameWhetherEventsPassInItOrNone() throws Exception {
        Path alone = replay(assistant("whisper"), tune("wearable"));
        Path together = Files.createTempDirectory(folder, "input-");
        Files.copy(tune("wearable").resolve(REUNION + ".jsonl"), together.resolve(REUNION + ".jsonl"));
        Files.writeString(together.resolve("ticks.jsonl"), ticks());
        List<Decision> quiet = decisions(alone, one -> one.session().equals(REUNION));
        List<Decision> ticking = decisions(
                replay(assistant("whisper"), together), one -> one.session().equals(REUNION));
        assertThat(quiet).filteredOn(one -> one.action() == Action.SPEAK).isNotEmpty();
        assertThat(ticking).isEqualTo(quiet);
    }

    private static String ticks() {
        StringBuilder lines = new StringBuilder();
        Instant start = Instant.parse("2025-09-20T18:01:51Z");
        for (int i = 0; i < 200; i++) {
            lines.append(String.format(
                    "{\"v\":1,\"session\":\"ticks\",\"id\":\"t-%03d\",\"time\":\"%s\",\"type\":\"ACTIVITY\","
                            + "\"actor\":{\"id\":\"clock\",\"role\":\"SYSTEM\"},\"text\":\"tick\",\"attributes\":{}}%n",
                    i, start.plusMillis(500L * i)));
        }
        return lines.toString();
    }

    @Test
    void theDialIsMonotoneInTheSpeakRate() throws Exception {
        double last = -1;
        for (int dial : List.of(-3, -1, 0, 1, 3)) {
            AssistantSpec whisper = BundledReplays.triggered(
                            List.of(assistant("whisper")),
                            new SlotSpec(
                                    "at-silence", Map.of("signal", "HELP_MOMENT", "at", 0.5, "dial", (double) dial)))
                    .get(0);
            double share = share(replay(whisper, tune("wearable")));
            assertThat(share).as("dial " + dial).isGreaterThanOrEqualTo(last);
            last = share;
        }
        assertThat(last).isPositive();
    }

    @Test
    void aWatcherThatKnowsWhatItSaidHoldsInAStretchWhereOneThatDoesNotSpeaksAgain() throws Exception {
        AssistantSpec watcher = assistant("watcher");
        Path output = replay(watcher, tune("captions"));
        List<Decision> held = decisions(output, one -> one.reason().contains("in this same stretch"));
        assertThat(held).isNotEmpty().allSatisfy(one -> assertThat(one.action()).isEqualTo(Action.HOLD));
        AssistantSpec forgetful = BundledReplays.triggered(
                        List.of(watcher), new SlotSpec("threshold", Map.of("signal", "HELP_MOMENT", "at", 0.5)))
                .get(0);
        List<String> again = decisions(
                        replay(forgetful, tune("captions")), one -> one.action().isAudible())
                .stream()
                .map(Decision::id)
                .toList();
        assertThat(held).as("null case").anyMatch(one -> again.contains(one.id()));
    }
}
