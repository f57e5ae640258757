package dev.kairos.jobs.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.kairos.core.slot.Metric.Figure;
import dev.kairos.jobs.recording.Corpora;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReliabilityTaskTest {
    private static final Offset<Double> PUBLISHED = within(0.005);

    @TempDir
    private Path folder;

    private static double value(Map<String, Figure> figures, String name) {
        return Objects.requireNonNull(figures.get(name), name).value();
    }

    private static Map<String, Figure> baseline(Report report, String name) {
        return Objects.requireNonNull(report.baselines().get(name), name);
    }

    private Report evaluated(Path data) throws IOException {
        return new ReliabilityTask().evaluate(data, events -> {});
    }

    /** Two true, two false statements, one of unknown truth; the second is answered wrongly at first, and in doubt. */
    private void writeTwin() throws IOException {
        StringBuilder responses = new StringBuilder("tags");
        for (int wording = 0; wording < 4; wording++) {
            responses
                    .append(",yes_prob_logit_bias_")
                    .append(wording)
                    .append(",no_prob_logit_bias_")
                    .append(wording);
        }
        responses.append("\nFact,90,10,95,5,90,10,99,1");
        responses.append("\nMisconception,45,55,60,40,70,30,60,40");
        responses.append("\nFact,5,95,5,95,10,90,2,98");
        responses.append("\nMisconception,10,90,5,95,10,90,2,98");
        responses.append("\nControversy,60,40,60,40,40,60,60,40\n");
        Files.writeString(folder.resolve("gpt3-responses.csv"), responses);
        Files.writeString(folder.resolve("gpt3-statements.csv"), "True or not?\nTRUE\nTRUE\nFALSE\nFALSE\nPlausible\n");
    }

    @Test
    void theMistakeIsTheOneInDoubtAndTheEnsembleAvoidsIt() throws IOException {
        writeTwin();
        Report report = evaluated(folder);
        assertThat(report.sessions()).isEqualTo(4);
        assertThat(report.events()).isEqualTo(5);
        assertThat(value(report.figures(), "auc")).isEqualTo(1);
        assertThat(value(report.figures(), "audbc")).isEqualTo(0.875, within(1e-12));
        assertThat(value(report.figures(), "accuracy")).isEqualTo(1);
        assertThat(value(baseline(report, "ownDoubt"), "accuracy")).isEqualTo(0.75);
        assertThat(value(report.figures(), "agreement")).isEqualTo(0.6, within(1e-12));
        assertThat(value(report.figures(), "agreementMisconception")).isEqualTo(0.5);
        assertThat(value(baseline(report, "always"), "audbc")).isEqualTo(0.5, within(1e-12));
        assertThat(value(baseline(report, "never"), "recall")).isZero();
    }

    @Test
    void tablesThatDoNotBelongTogetherAreRefused() throws IOException {
        writeTwin();
        Files.writeString(folder.resolve("gpt3-statements.csv"), "True or not?\nTRUE\n");
        assertThatThrownBy(() -> evaluated(folder))
                .hasMessageContaining("5 rows")
                .hasMessageContaining("expected");
        Files.delete(folder.resolve("gpt3-statements.csv"));
        assertThatThrownBy(() -> evaluated(folder)).hasMessageContaining("gpt3-statements.csv does not exist");
    }

    /** P48, P53 and P40 as their sheets measured them. */
    @Test
    void publishedFiguresComeOutAgain() throws IOException {
        Report report = evaluated(Corpora.require("reliability"));
        Map<String, Figure> disagreement = baseline(report, "disagreement");
        assertThat(value(report.figures(), "audbc")).isEqualTo(0.846, PUBLISHED);
        assertThat(value(disagreement, "audbc")).isEqualTo(0.764, PUBLISHED);
        assertThat(value(baseline(report, "ownDoubt"), "audbc")).isEqualTo(0.721, PUBLISHED);
        assertThat(value(baseline(report, "random"), "audbc")).isEqualTo(0.5, within(0.03));
        assertThat(value(report.figures(), "auc")).isEqualTo(0.905, PUBLISHED);
        assertThat(value(disagreement, "auc")).isEqualTo(0.809, PUBLISHED);
        assertThat(value(disagreement, "recall")).isEqualTo(0.684, PUBLISHED);
        assertThat(value(disagreement, "speakRate")).isEqualTo(0.156, PUBLISHED);
        assertThat(value(report.figures(), "agreement")).isEqualTo(0.854, PUBLISHED);
        assertThat(value(report.figures(), "agreementMisconception")).isEqualTo(0.733, PUBLISHED);
        assertThat(value(report.figures(), "accuracy")).isEqualTo(0.895, PUBLISHED);
        assertThat(value(baseline(report, "ownDoubt"), "accuracy")).isEqualTo(0.853, PUBLISHED);
    }
}
