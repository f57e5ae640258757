package dev.kairos.jobs.train;

import dev.kairos.jobs.evaluate.EvaluationTask;
import dev.kairos.jobs.evaluate.EvaluationTasks;
import dev.kairos.jobs.evaluate.Report;
import dev.kairos.jobs.evaluate.SafetyTask;
import java.io.IOException;
import java.nio.file.Path;

/** Trains a task's model on a corpus; the same bytes for the same seed and data. */
interface TrainingRun {
    /**
     * Trains and writes {@code model.onnx, card.json, card.md} and {@code metrics.json}.
     *
     * @throws IOException if the corpus cannot be read or the model not written
     */
    Report run(Path output, EvaluationTask.Progress reading, GroupedTraining.Progress fitting) throws IOException;

    /**
     * The training of a task.
     *
     * @throws IllegalArgumentException if there is no such task, or nothing of it is trained
     */
    static TrainingRun of(String task, Path data, long seed) {
        return EvaluationTasks.of(task) instanceof SafetyTask safety
                ? new SafetyTraining(safety, data, seed)
                : new Training(EvaluationTasks.trained(task), data, seed);
    }
}
