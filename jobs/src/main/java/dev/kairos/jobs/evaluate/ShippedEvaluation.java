package dev.kairos.jobs.evaluate;

import dev.kairos.models.onnx.Fingerprint;
import dev.kairos.models.onnx.ModelCard;
import dev.kairos.models.onnx.ModelDirectory;
import dev.kairos.models.onnx.OnnxScorer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Measures the shipped model of a task on every row of a corpus, without training anything. */
public final class ShippedEvaluation {
    private static final long SEED = 7;

    private final JudgmentTask task;
    private final Path data;

    public ShippedEvaluation(JudgmentTask task, Path data) {
        this.task = task;
        this.data = data;
    }

    /**
     * Scores and measures.
     *
     * @throws IOException if the corpus cannot be read
     */
    public Report run(EvaluationTask.Progress progress) throws IOException {
        TaskData corpus = task.read(data, progress);
        try (OnnxScorer scorer = OnnxScorer.load(ModelDirectory.shipped(task.model()))) {
            requireSameInputs(scorer.card());
            List<Trajectory> scored = new ArrayList<>();
            corpus.examples()
                    .sessions()
                    .forEach((session, points) -> scored.add(new Trajectory(
                            session,
                            points.stream()
                                    .map(point -> new Trajectory.Point(
                                            point.positive(),
                                            scorer.score(point.features()),
                                            scorer.card().threshold()))
                                    .toList())));
            return Report.of(task, data, corpus, scored, task.model(), SEED, note(scorer.card()));
        }
    }

    private void requireSameInputs(ModelCard card) {
        if (!card.schema().equals(task.schema()) || !card.inputs().equals(task.features())) {
            throw new IllegalStateException(card.name() + " reads " + card.inputs() + " of " + card.schema()
                    + ", but task " + task.id() + " gives " + task.features() + " of " + task.schema()
                    + "; train it anew");
        }
    }

    private String note(ModelCard card) throws IOException {
        return Fingerprint.of(data).equals(card.training().sha256())
                ? "These are the very rows that " + card.name() + " was trained on: the figures flatter. Quote those of"
                        + " its card."
                : "None of these figures chose anything in " + card.name() + ".";
    }
}
