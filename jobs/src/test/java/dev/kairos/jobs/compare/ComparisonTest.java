package dev.kairos.jobs.compare;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.kairos.core.decision.CheckResult;
import dev.kairos.core.json.RecordSchema;
import dev.kairos.jobs.report.ReportRun;
import dev.kairos.jobs.report.RunFixture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ComparisonTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @TempDir
    private Path folder;

    private final RunFixture a = new RunFixture("moderator");
    private final RunFixture b = new RunFixture("moderator");

    @BeforeEach
    void record() {
        for (RunFixture run : List.of(a, b)) {
            for (int minute = 1; minute <= 6; minute++) {
                run.says("s", minute, "ann", "hello " + minute).says("t", minute, "bob", "hello " + minute);
            }
            run.wanted("s", 2, 3, "de-escalate").wanted("t", 5, 6, "de-escalate");
        }
    }

    private Comparison compare() throws IOException {
        ReportRun first = a.write(folder.resolve("first"));
        ReportRun second = b.write(folder.resolve("second"));
        return Comparison.of(first, second);
    }

    @Test
    void pointsAreCountedByWhoWouldSpeakThere() throws IOException {
        a.speaks("s", 1, 0.7, List.of(), "x")
                .waits("s", 2, 0)
                .speaks("s", 3, 0.7, List.of(), "x")
                .waits("s", 4, 0);
        b.waits("s", 1, 0)
                .speaks("s", 2, 0.7, List.of(), "x")
                .speaks("s", 3, 0.9, List.of(), "y")
                .waits("s", 4, 0);
        JsonNode document = compare().document();
        assertThat(document.path("points").toString())
                .isEqualTo("{\"onlyA\":1,\"onlyB\":1,\"otherAct\":0,\"both\":1,\"neither\":1}");
    }

    @Test
    void whatACheckKeptBackIsNotSpokenAndAPointThatOnlyOneLooksAtCounts() throws IOException {
        a.checked("s", 1, 0.7, new CheckResult("cool-down", false, null)).speaks("s", 5, 0.7, List.of(), "x");
        b.speaks("s", 1, 0.7, List.of(), "x");
        Comparison comparison = compare();
        assertThat(comparison.document().at("/points/onlyB").asInt()).isOne();
        assertThat(comparison.document().at("/points/onlyA").asInt()).isOne();
        comparison.write(folder);
        List<String> lines = Files.readAllLines(folder.resolve("differences.jsonl"));
        assertThat(lines).hasSize(2);
        assertThat(JSON.readTree(lines.get(0)).at("/a/suppressedBy").asText()).isEqualTo("cool-down");
        assertThat(JSON.readTree(lines.get(1)).path("b").isNull()).isTrue();
    }

    @Test
    void filesFitTheirSchemas() throws IOException {
        a.speaks("s", 2, 0.7, List.of(), "x").waits("t", 5, 0);
        b.waits("s", 2, 0).speaks("t", 5, 0.7, List.of(), "x");
        compare().write(folder);
        JsonNode document = JSON.readTree(Files.readString(folder.resolve("comparison.json")));
        assertThat(RecordSchema.COMPARISON.validator().problems(document)).isEmpty();
        assertThat(document.path("note").asText()).contains("cannot answer a different intervention");
        for (String line : Files.readAllLines(folder.resolve("differences.jsonl"))) {
            assertThat(RecordSchema.DIFFERENCE.validator().problems(JSON.readTree(line)))
                    .as(line)
                    .isEmpty();
        }
    }

    @Test
    void twoEqualAssistantsDifferNowhereAndTheIntervalOfTheirDifferenceIsNothing() throws IOException {
        for (RunFixture run : List.of(a, b)) {
            run.speaks("s", 2, 0.7, List.of(), "x").speaks("t", 1, 0.7, List.of(), "x");
        }
        Comparison comparison = compare();
        assertThat(comparison.forReport().path("differences")).isEmpty();
        JsonNode recall = comparison.document().at("/metrics/recall");
        assertThat(recall.at("/a/low").asDouble())
                .isLessThan(recall.at("/a/high").asDouble());
        assertThat(recall.path("difference").toString()).isEqualTo("{\"value\":0.0,\"low\":0.0,\"high\":0.0,\"n\":2}");
    }

    @Test
    void aDifferenceHasAPairedInterval() throws IOException {
        a.speaks("s", 2, 0.7, List.of(), "x").waits("t", 5, 0);
        b.speaks("s", 2, 0.7, List.of(), "x").speaks("t", 5, 0.7, List.of(), "x");
        JsonNode recall = compare().document().at("/metrics/recall");
        assertThat(recall.at("/difference/value").asDouble()).isEqualTo(0.5);
        assertThat(recall.at("/difference/low").asDouble()).isZero();
        assertThat(recall.at("/difference/high").asDouble()).isEqualTo(1);
    }
}
