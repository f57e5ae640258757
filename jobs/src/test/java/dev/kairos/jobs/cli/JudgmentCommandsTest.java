package dev.kairos.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kairos.core.json.RecordSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code evaluate} and {@code train} from the command line, on invented activity in the corpus's form. */
class JudgmentCommandsTest {
    private static final String[] STUCK = {
        "The same type error appears for the third time", "The build fails again after the import was changed"
    };
    private static final String[] FLUENT = {"Types the next paragraph without a pause", "All tests pass, opens the mail"
    };

    @TempDir
    private Path folder;

    private Path data;
    private Path output;

    @BeforeEach
    void inventActivity() throws IOException {
        List<String> rows = new ArrayList<>();
        for (int session = 0; session < 5; session++) {
            for (int index = 0; index < 6; index++) {
                boolean needed = (index + session) % 3 == 0;
                String text = (needed ? STUCK : FLUENT)[index % 2] + " in file " + session;
                rows.add(String.format(
                        "{\"session\":\"desk-%d\",\"idx\":%d,\"time\":\"\",\"event\":\"%s\",\"help_needed\":%b}",
                        session, index, text, needed));
            }
        }
        data = Files.write(folder.resolve("events.jsonl"), rows);
        output = folder.resolve("output");
    }

    private CommandRun run(String command) {
        return CommandRun.of(
                command, "help-moment", "--data", data.toString(), "--output", output.toString(), "--quiet", "--json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"evaluate", "train"})
    void theFiguresFitTheirSchemaAndOthersWouldNot(String command) throws IOException {
        assertThat(run(command).code()).isZero();
        ObjectNode metrics = (ObjectNode) JsonMapper.builder()
                .build()
                .readTree(output.resolve("metrics.json").toFile());
        assertThat(RecordSchema.METRICS.validator().problems(metrics)).isEmpty();
        metrics.put("remark", "not in the schema");
        assertThat(RecordSchema.METRICS.validator().problems(metrics)).isNotEmpty();
    }

    @Test
    void evaluateWritesFiguresBesideBaselines() throws IOException {
        CommandRun run = run("evaluate");
        assertThat(run.code()).as(run.errors()).isZero();
        JsonNode metrics = JsonMapper.builder()
                .build()
                .readTree(output.resolve("metrics.json").toFile());
        assertThat(run.output()).isEqualToIgnoringNewLines(Files.readString(output.resolve("metrics.json")));
        assertThat(metrics.at("/task").asText()).isEqualTo("help-moment");
        assertThat(metrics.at("/n/events").asInt()).isEqualTo(30);
        assertThat(metrics.at("/metrics/auc/low").isNumber()).isTrue();
        assertThat(metrics.at("/baselines/always/recall/value").asDouble()).isEqualTo(1);
        assertThat(metrics.at("/baselines/never/recall/value").asDouble()).isZero();
        assertThat(metrics.at("/note").asText()).contains("None of these figures chose anything");
    }

    @Test
    void trainWritesAModelWithItsCard() {
        CommandRun run = run("train");
        assertThat(run.code()).as(run.errors()).isZero();
        assertThat(output).isDirectoryContaining("glob:**model.onnx");
        assertThat(output).isDirectoryContaining("glob:**card.json");
        assertThat(output).isDirectoryContaining("glob:**card.md");
        assertThat(output).isDirectoryContaining("glob:**metrics.json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"evaluate", "train"})
    void aRowOfAnotherCorpusIsNamedByItsLineAndNothingIsWritten(String command) throws IOException {
        Files.writeString(data, Files.readString(data) + "{\"session\":\"desk-1\",\"idx\":9}\n");
        CommandRun run = run(command);
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.errors()).contains("events.jsonl:31: is not a row of this task's corpus", "help_needed");
        assertThat(output).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"evaluate", "train"})
    void anEmptyCorpusIsRefused(String command) throws IOException {
        Files.writeString(data, "\n");
        CommandRun run = run(command);
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.errors()).contains("no row that this task can judge");
        assertThat(output).doesNotExist();
    }

    @Test
    void whatIsOnlyMeasuredCannotBeTrained() {
        CommandRun run =
                CommandRun.of("train", "reliability", "--data", data.toString(), "--output", output.toString());
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.errors())
                .contains("task 'reliability' has nothing to train, expected one of [derailment-github");
    }

    @ParameterizedTest
    @ValueSource(strings = {"evaluate", "train"})
    void anUnknownTaskIsAnsweredWithTheKnownOnes(String command) {
        CommandRun run = CommandRun.of(command, "weather", "--data", data.toString(), "--output", output.toString());
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.errors()).contains("task is 'weather', expected one of [derailment-github, help-moment");
    }

    @ParameterizedTest
    @ValueSource(strings = {"evaluate", "train"})
    void helpShowsExamples(String command) {
        CommandRun run = CommandRun.of(command, "--help");
        assertThat(run.code()).isZero();
        assertThat(run.output()).contains("Examples:", "kairos " + command + " help-moment");
    }
}
