package dev.kairos.jobs.train;

import dev.kairos.core.slot.Metric.Figure;
import dev.kairos.jobs.evaluate.EvaluationTask;
import dev.kairos.jobs.evaluate.Example;
import dev.kairos.jobs.evaluate.JudgmentTask;
import dev.kairos.jobs.evaluate.Report;
import dev.kairos.jobs.evaluate.TaskData;
import dev.kairos.jobs.evaluate.Trajectory;
import dev.kairos.models.onnx.Fingerprint;
import dev.kairos.models.onnx.ModelCard;
import dev.kairos.models.onnx.ModelDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;

/** One run of training: figures by cross-validation, then the model on all rows, with its card. */
public final class Training implements TrainingRun {
    private static final String NOTE =
            "Grouped cross-validation: every session is scored by a model that has not seen its group.";

    private final JudgmentTask task;
    private final Path data;
    private final long seed;

    public Training(JudgmentTask task, Path data, long seed) {
        this.task = task;
        this.data = data;
        this.seed = seed;
    }

    /**
     * Trains and writes {@code model.onnx, card.json, card.md} and {@code metrics.json}; the same bytes for the same seed
     * and data.
     *
     * @throws IOException if the corpus cannot be read or the model not written
     */
    @Override
    public Report run(Path output, EvaluationTask.Progress reading, GroupedTraining.Progress fitting)
            throws IOException {
        TaskData corpus = task.read(data, reading);
        GroupedTraining training = new GroupedTraining(task, seed);
        List<Trajectory> scored = training.crossValidate(corpus.examples(), fitting);
        String model = "cross-validated " + task.model();
        Report report = Report.of(task, data, corpus, scored, model, seed, NOTE);
        GroupedTraining.Fitted fitted = training.fit(corpus.examples());
        byte[] weights = fitted.model().onnx();
        ModelCard card = card(corpus, report, fitted, weights, OperatingPoints.of(task.measures(), scored));
        Files.write(output.resolve(ModelDirectory.WEIGHTS), weights);
        Files.writeString(output.resolve(ModelDirectory.CARD), card.json());
        Files.writeString(output.resolve("card.md"), CardPage.of(card, task.counted()));
        report.write(output.resolve("metrics.json"));
        return report;
    }

    private ModelCard card(
            TaskData corpus,
            Report report,
            GroupedTraining.Fitted fitted,
            byte[] weights,
            List<ModelCard.OperatingPoint> operatingPoints)
            throws IOException {
        String[] name = task.model().split("@");
        List<Example> examples = corpus.examples().examples();
        TreeMap<String, Figure> figures = new TreeMap<>(report.figures());
        return new ModelCard(
                name[0],
                Integer.parseInt(name[1]),
                task.signal(),
                task.schema(),
                task.features(),
                fitted.temperature(),
                fitted.baseRate(),
                fitted.threshold(),
                Fingerprint.of(weights),
                new ModelCard.Training(
                        task.source().data(),
                        Fingerprint.of(data),
                        task.source().licence(),
                        examples.size(),
                        (int) examples.stream().filter(Example::positive).count(),
                        corpus.examples().groups().size(),
                        seed),
                figures,
                operatingPoints,
                task.limits(),
                List.of());
    }
}
