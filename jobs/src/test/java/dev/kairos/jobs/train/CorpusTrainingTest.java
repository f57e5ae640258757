package dev.kairos.jobs.train;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kairos.core.slot.Metric.Figure;
import dev.kairos.jobs.evaluate.EvaluationTasks;
import dev.kairos.jobs.evaluate.JudgmentTask;
import dev.kairos.jobs.evaluate.Report;
import dev.kairos.jobs.evaluate.ShippedEvaluation;
import dev.kairos.jobs.recording.Corpora;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The shipped models against the corpora that they were trained on; skipped where those are absent. */
class CorpusTrainingTest {
    private static final long SEED = 7;

    @TempDir
    private Path folder;

    private Report trained(String id, String corpus) throws IOException {
        JudgmentTask task = EvaluationTasks.trained(id);
        Path data = Corpora.require(corpus);
        Report crossValidated = new Training(task, data, SEED).run(folder, events -> {}, (done, all) -> {});
        Report shipped = new ShippedEvaluation(task, data).run(events -> {});
        assertThat(value(shipped.figures(), "auc"))
                .as("the shipped model knows these rows; if it does worse than one that does not, the features have"
                        + " changed since: run kairos train " + id + " and ship what it gives")
                .isGreaterThan(value(crossValidated.figures(), "auc"));
        return crossValidated;
    }

    private static double value(Map<String, Figure> figures, String name) {
        return Objects.requireNonNull(figures.get(name), name).value();
    }

    private static double baseline(Report report, String baseline, String name) {
        return value(Objects.requireNonNull(report.baselines().get(baseline), baseline), name);
    }

    @Test
    void helpMomentsAreForecastBetterThanByAlwaysSpeaking() throws IOException {
        Report report = trained("help-moment", "proactive-agent/events.jsonl");
        assertThat(report.figures().get("auc").low()).isGreaterThan(0.55);
        assertThat(value(report.figures(), "f1")).isGreaterThan(baseline(report, "always", "f1"));
        assertThat(value(report.figures(), "fpr")).isLessThan(0.5);
    }

    @Test
    void derailmentIsForecastBetterThanByCountsOrTensionAlone() throws IOException {
        Report report = trained("derailment-github", "derailment/gh-derail-dev.jsonl.gz");
        for (String measure : new String[] {"auc", "aucLengthMatched", "aucAnyAlarm"}) {
            assertThat(value(report.figures(), measure))
                    .as(measure)
                    .isGreaterThan(baseline(report, "counts", measure))
                    .isGreaterThan(baseline(report, "tension", measure));
        }
        assertThat(report.figures().get("f1").low()).isGreaterThan(baseline(report, "always", "f1"));
        // published scores are a check of the measure itself
        assertThat(baseline(report, "gpt4oLeastToMost", "auc")).isBetween(0.8985, 0.8995);
    }
}
