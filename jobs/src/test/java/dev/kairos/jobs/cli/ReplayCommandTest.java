package dev.kairos.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.kairos.core.json.PublishedEvents;
import dev.kairos.core.json.RecordSchema;
import dev.kairos.core.json.SessionEventJson;
import dev.kairos.core.reply.Intervention;
import dev.kairos.core.reply.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReplayCommandTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static final String SESSION =
            """
            {"v":1,"session":"s","id":"e1","time":"2026-03-04T10:00:00Z","type":"UTTERANCE","actor":{"id":"a","role":"USER"},"text":"You never listen to anybody."}
            {"v":1,"session":"s","id":"e2","time":"2026-03-04T10:00:20Z","type":"UTTERANCE","actor":{"id":"b","role":"USER"},"text":"What?"}
            {"v":1,"session":"s","id":"e3","type":"UTTERANCE"}
            """;
    private static final String GOLD =
            """
            {"session":"s","kind":"SPEAK_SPAN","from":"2026-03-04T10:00:10Z","to":"2026-03-04T10:00:30Z"}
            """;

    @TempDir
    private Path folder;

    private CommandRun replay(String... more) throws IOException {
        Files.writeString(folder.resolve("s.jsonl"), SESSION);
        Files.writeString(folder.resolve("s.gold.jsonl"), GOLD);
        String[] arguments = new String[more.length + 5];
        String[] first = {"replay", "--quiet", "--json", "--input", folder.toString()};
        System.arraycopy(first, 0, arguments, 0, first.length);
        System.arraycopy(more, 0, arguments, first.length, more.length);
        return CommandRun.of(arguments);
    }

    @Test
    void writesEveryFileOfTheContractAndEveryLineFitsItsSchema() throws IOException {
        Path output = folder.resolve("out");
        CommandRun run = replay("--assistant", "always", "--output", output.toString());
        assertThat(run.code()).as(run.errors()).isZero();
        Map<String, RecordSchema> schemas = Map.of(
                "decisions.jsonl", RecordSchema.DECISION,
                "interventions.jsonl", RecordSchema.INTERVENTION,
                "outcomes.jsonl", RecordSchema.OUTCOME,
                "dead-letters.jsonl", RecordSchema.DEAD_LETTER);
        for (Map.Entry<String, RecordSchema> file : schemas.entrySet()) {
            RecordSchema.Validator validator = file.getValue().validator();
            for (String line : Files.readAllLines(output.resolve(file.getKey()))) {
                assertThat(validator.problems(JSON.readTree(line))).as(line).isEmpty();
            }
        }
        assertThat(output.toFile().list()).hasSize(6).contains("metrics.json", "report.html");
        assertThat(output.resolve("decisions.jsonl")).content().hasLineCount(2);
        assertThat(output.resolve("dead-letters.jsonl")).content().hasLineCount(1);
        JsonNode metrics = JSON.readTree(Files.readString(output.resolve("metrics.json")));
        assertThat(RecordSchema.METRICS.validator().problems(metrics)).isEmpty();
        assertThat(metrics).isEqualTo(JSON.readTree(run.output()));
        assertThat(metrics.at("/loop").asText()).isEqualTo("open");
        assertThat(metrics.at("/n/events").asInt()).isEqualTo(2);
        assertThat(metrics.at("/n/deadLetters").asInt()).isOne();
        assertThat(metrics.at("/metrics/recall/n").asInt()).isOne();
        assertThat(metrics.at("/baselines/always/recall/value").asDouble()).isEqualTo(1);
        assertThat(metrics.at("/baselines/never/recall/value").asDouble()).isZero();
        assertThat(metrics.at("/baselines/never/precision/value").isNull()).isTrue();
    }

    @Test
    void aRecordingThatHoldsWhatTheAssistantSaidReplaysClosed() throws IOException {
        Intervention said = new Intervention(
                "s/always/e1",
                "s",
                Instant.parse("2026-03-04T10:00:05Z").toEpochMilli(),
                null,
                "check-in",
                "All well?",
                "template@1",
                true,
                null,
                null,
                List.of(),
                -1,
                Verdict.allow("lexical@1"),
                false,
                0,
                Map.of());
        Files.writeString(
                folder.resolve("t.jsonl"),
                SessionEventJson.write(PublishedEvents.of(said, Duration.ofSeconds(5))) + "\n");
        Path output = folder.resolve("out");
        CommandRun run = replay("--assistant", "always", "--output", output.toString());
        assertThat(run.code()).as(run.errors()).isZero();
        assertThat(JSON.readTree(run.output()).at("/loop").asText()).isEqualTo("closed");
        assertThat(output.resolve("interventions.jsonl"))
                .content()
                .hasLineCount(1)
                .contains("All well?");
        Path other = folder.resolve("other");
        CommandRun stranger = replay("--assistant", "random", "--output", other.toString());
        assertThat(JSON.readTree(stranger.output()).at("/loop").asText()).isEqualTo("open");
    }

    @ParameterizedTest
    @CsvSource({
        "--assistant, nobody, there is no assistant file nobody; bundled assistants are",
        "--input, /nowhere, recording /nowhere is not there",
        "--format, morse, 'format is ''morse'', expected one of'",
        "--parallelism, 0, 'parallelism is 0, expected 1 to 128'",
        "--parallelism, many, Invalid value for option '--parallelism'",
        "--disorder, late, '--disorder: ''late'' is not a duration'",
        "--loop, round, '--loop is ''round'', expected auto, open or closed'",
        "--match-engine, steam, 'expected one-value or pattern-stream'",
        "--mood, good, Unknown option"
    })
    void wrongUsageSaysWhatIsAllowedAndWritesNothing(String option, String value, String message) throws IOException {
        Path output = folder.resolve("out");
        CommandRun run = option.equals("--assistant") || option.equals("--input")
                ? CommandRun.of(
                        "replay",
                        "--assistant",
                        option.equals("--assistant") ? value : "never",
                        "--input",
                        option.equals("--input") ? value : folder.toString(),
                        "--output",
                        output.toString())
                : replay("--assistant", "never", "--output", output.toString(), option, value);
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.errors()).contains(message);
        assertThat(run.output()).isEmpty();
        assertThat(output).doesNotExist();
    }

    @Test
    void anExistingOutputIsNotTouched() throws IOException {
        Path output = Files.createDirectory(folder.resolve("out"));
        Files.writeString(output.resolve("mine"), "0");
        CommandRun run = replay("--assistant", "never", "--output", output.toString());
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.errors()).contains("--overwrite");
        assertThat(output.toFile().list()).containsExactly("mine");
    }
}
