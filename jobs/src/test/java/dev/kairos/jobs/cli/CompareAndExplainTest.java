package dev.kairos.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompareAndExplainTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @TempDir
    private static Path folder;

    private static Path output;
    private static CommandRun compare;

    @BeforeAll
    static void compareOnce() {
        output = folder.resolve("out");
        Path session = Installation.here().sessions().resolve("tune/team-channel/team-customer-import.jsonl");
        compare = CommandRun.of(
                "compare",
                "--quiet",
                "--assistant",
                "moderator",
                "--assistant",
                "always",
                "--input",
                session.toString(),
                "--output",
                output.toString());
    }

    private static CommandRun explain(String... more) {
        String[] arguments = new String[more.length + 3];
        arguments[0] = "explain";
        arguments[1] = "--input";
        arguments[2] = output.toString();
        System.arraycopy(more, 0, arguments, 3, more.length);
        return CommandRun.of(arguments);
    }

    @Test
    void compareSaysWhereTheyDifferAndWhatItCannotSay() throws IOException {
        assertThat(compare.code()).as(compare.errors()).isZero();
        assertThat(compare.output())
                .contains("A is moderator@1, B is always@1", "only B would speak", "B - A [95 %, paired]")
                .contains("A recording cannot answer a different intervention");
        assertThat(output.toFile().list())
                .containsExactlyInAnyOrder("a", "b", "comparison.json", "differences.jsonl", "report.html");
        assertThat(output.resolve("a").toFile().list()).contains("decisions.jsonl", "metrics.json");
        JsonNode points = JSON.readTree(Files.readString(output.resolve("comparison.json")))
                .path("points");
        assertThat(points.path("onlyB").asInt()).isGreaterThan(20);
        assertThat(points.path("onlyA").asInt()).isZero();
    }

    @Test
    void explainTellsTheDecisionInWordsWithTheTurnsThatItRestsOn() {
        CommandRun run = explain("team-customer-import/moderator/e-023");
        assertThat(run.code()).as(run.errors()).isZero();
        assertThat(run.output())
                .startsWith("Spoke (de-escalate), to everybody")
                .contains("What would have changed it", "With a score below", "<- edge", "<- retort", "<- escalation")
                .contains("What it said", "guard lexical@1: ALLOW", "what followed:");
    }

    @Test
    void explainTellsOfSilenceWhatWasMissing() {
        CommandRun run = explain("team-customer-import/moderator/e-002");
        assertThat(run.output())
                .startsWith("Waited")
                .contains("A score of 0.60 would have been enough to act; it was 0.00, so 0.60 was missing.")
                .contains("The score was next enough at 2025-09-10T13:35:00");
    }

    @Test
    void explainPrintsJsonForMachines() throws IOException {
        CommandRun run = explain("team-customer-import/moderator/e-023", "--json");
        JsonNode explanation = JSON.readTree(run.output());
        assertThat(explanation.path("fate").asText()).isEqualTo("SAID");
        assertThat(explanation.path("changes")).isNotEmpty();
    }

    @Test
    void anUnknownDecisionIsRefusedWithWhatAnIdIs() {
        CommandRun run = explain("nobody/moderator/e-1");
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.errors()).contains("there is no decision 'nobody/moderator/e-1'", "session/assistant/point");
    }

    @Test
    void compareTakesTwoAssistants() {
        CommandRun run = CommandRun.of(
                "compare",
                "--assistant",
                "never",
                "--input",
                folder.toString(),
                "--output",
                folder.resolve("x").toString());
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.errors()).contains("--assistant is given 1 times, expected twice");
        assertThat(folder.resolve("x")).doesNotExist();
    }
}
