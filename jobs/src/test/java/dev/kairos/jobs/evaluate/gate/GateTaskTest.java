package dev.kairos.jobs.evaluate.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.kairos.core.json.RecordSchema;
import dev.kairos.jobs.evaluate.EvaluationTasks;
import dev.kairos.jobs.evaluate.Report;
import dev.kairos.jobs.recording.Corpora;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GateTaskTest {
    @TempDir
    private Path folder;

    private static Path twin() throws URISyntaxException {
        return Path.of(Objects.requireNonNull(GateTaskTest.class.getResource("/gate/twin.jsonl"))
                .toURI());
    }

    private static Report evaluated(Path scenarios) throws IOException {
        return EvaluationTasks.of("gate").evaluate(scenarios, count -> {});
    }

    @Test
    void ourChecksAgreeWithTheContractOnScenariosOfOurOwn() throws Exception {
        Report report = evaluated(twin());
        assertThat(report.note()).endsWith("No event differs.");
        assertThat(report.figures().get("agreement").value()).isEqualTo(1);
        assertThat(report.figures()).containsKeys("agreement.wishes", "agreement.presets", "allowed", "committed");
        assertThat(report.sessions()).isEqualTo(21);
    }

    @Test
    void checksThatAlwaysOrNeverSayYesDoNotAgree() throws Exception {
        Report report = evaluated(twin());
        assertThat(report.baselines().get("always").get("allowed").value()).isBetween(0.3, 0.8);
        assertThat(report.baselines().get("never").get("allowed").value()).isBetween(0.2, 0.7);
    }

    @Test
    void oneFieldThatIsExpectedOtherwiseShows() throws Exception {
        Path wrong = Files.writeString(
                folder.resolve("wrong.jsonl"),
                Files.readString(twin())
                        .replace("\"retryAt\":\"2026-05-06T09:00:00", "\"retryAt\":\"2026-05-06T09:00:01"));
        Report report = evaluated(wrong);
        assertThat(report.figures().get("agreement").value()).isLessThan(1);
        assertThat(report.figures().get("allowed").value()).isEqualTo(1);
        assertThat(report.note()).contains("1 differ").contains("09:00:01");
    }

    @Test
    void aScenarioThatIsNoneIsNamed() throws Exception {
        Path none = Files.writeString(folder.resolve("none.jsonl"), "{\"id\":\"a\"}\n");
        assertThatThrownBy(() -> evaluated(none))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("scenario 1")
                .hasMessageContaining("'family'");
        Path unknown = Files.writeString(
                folder.resolve("unknown.jsonl"),
                "{\"id\":\"a\",\"family\":\"f\",\"policy\":{\"checks\":[{\"id\":\"horoscope\"}]},\"events\":[]}\n");
        assertThatThrownBy(() -> evaluated(unknown)).hasMessageContaining("horoscope");
    }

    @Test
    void theFiguresKeepTheSchema() throws Exception {
        assertThat(RecordSchema.METRICS
                        .validator()
                        .problems(JsonMapper.builder()
                                .build()
                                .readTree(evaluated(twin()).json())))
                .isEmpty();
    }

    @Test
    void ourChecksAgreeWithTheContractOnEveryPublishedScenario() throws Exception {
        Report report = evaluated(Corpora.require("gate/scenarios.jsonl"));
        assertThat(report.note()).endsWith("No event differs.");
        assertThat(report.events()).isEqualTo(909);
    }
}
