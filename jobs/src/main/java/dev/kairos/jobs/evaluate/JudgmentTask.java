package dev.kairos.jobs.evaluate;

import dev.kairos.core.signal.SignalType;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * One judgment that can be trained and measured: which corpus it reads, what its gold is, which features it may use, and
 * which figures count. A new task is one class and one line in {@link EvaluationTasks}.
 */
public interface JudgmentTask extends EvaluationTask {
    /** The shipped model on every row. */
    @Override
    default Report evaluate(Path data, Progress progress) throws IOException {
        return new ShippedEvaluation(this, data).run(progress);
    }

    /** Id and version of the shipped model, e.g. {@code derailment-github@1}. */
    String model();

    /** What a high score means. */
    SignalType signal();

    /** Schema of the features. */
    String schema();

    /** Names of the features that the model reads; {@code vector.*} stands for all whose names begin so. */
    List<String> features();

    /** Strength of the ridge penalty. */
    double shrinkage();

    /** Share of positives for which the probabilities are to hold; stated, not learned, so that no fold has its own. */
    double baseRate();

    /** Number of folds; 0 leaves out one group at a time. */
    int folds();

    /** The corpus in words, with its licence after a semicolon. */
    Source source();

    /** What the figures leave open, one sentence each. */
    List<String> limits();

    /**
     * Reads corpus and gold.
     *
     * @throws IOException if the gold cannot be read
     * @throws IllegalArgumentException if it is not what the task expects
     */
    TaskData read(Path path, Progress progress) throws IOException;

    /** Weight of an example in training, 0 to leave it out. */
    double weight(Example example, int place, int length);

    /** The figures that count. */
    List<Measure> measures();

    /** What is counted when a share is given, in the plural: threads, say, or events. */
    String counted();

    /** What a threshold is worth, the more the better; the training folds choose the best one. */
    double worth(List<Trajectory> sessions);

    /**
     * Where the rows come from.
     *
     * @param data what they are
     * @param licence their licence
     */
    record Source(String data, String licence) {}
}
