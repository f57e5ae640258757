package dev.kairos.jobs.train;

import dev.kairos.jobs.evaluate.Calibration;
import dev.kairos.jobs.evaluate.Example;
import dev.kairos.jobs.evaluate.ExampleSet;
import dev.kairos.jobs.evaluate.JudgmentTask;
import dev.kairos.jobs.evaluate.Trajectory;
import dev.kairos.models.onnx.OnnxScorer;
import dev.kairos.models.training.LogisticModel;
import dev.kairos.models.training.LogisticTrainer;
import dev.kairos.models.training.TrainingRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Fits the judgment of a task, and measures how well such a fit does on groups that it has not seen. Everything that is
 * chosen (standardisation, temperature, threshold) is chosen within the training groups, by an inner cross-validation.
 */
public final class GroupedTraining {
    private static final int INNER_FOLDS = 5;

    private final JudgmentTask task;
    private final long seed;

    public GroupedTraining(JudgmentTask task, long seed) {
        this.task = task;
        this.seed = seed;
    }

    /** A model with its calibration. */
    record Fitted(LogisticModel model, double temperature, double baseRate, double threshold) {
        double score(float[] features) {
            return OnnxScorer.calibrated(model.probability(features), temperature, baseRate);
        }
    }

    /** Hears which fold is done. */
    @FunctionalInterface
    public interface Progress {
        void fold(int done, int all);
    }

    /** Scores of every session by a model that has not seen its group. */
    public List<Trajectory> crossValidate(ExampleSet examples, Progress progress) {
        List<Set<String>> folds = examples.folds(task.folds(), seed);
        Map<String, Trajectory> scored = new TreeMap<>();
        for (int i = 0; i < folds.size(); i++) {
            Fitted fitted = fit(examples.without(folds.get(i)));
            examples.within(folds.get(i))
                    .sessions()
                    .forEach((session, points) -> scored.put(session, trajectory(session, points, fitted)));
            progress.fold(i + 1, folds.size());
        }
        return List.copyOf(scored.values());
    }

    /** The model on all examples; temperature and threshold from scores of held-out groups. */
    Fitted fit(ExampleSet examples) {
        List<Trajectory> heldOut = new ArrayList<>();
        for (Set<String> fold : examples.folds(INNER_FOLDS, seed)) {
            Fitted plain = new Fitted(model(examples.without(fold)), 1, 0.5, 0);
            examples.within(fold)
                    .sessions()
                    .forEach((session, points) -> heldOut.add(trajectory(session, points, plain)));
        }
        double temperature = Calibration.temperature(heldOut, task.baseRate());
        double threshold = threshold(heldOut, temperature);
        return new Fitted(model(examples), temperature, task.baseRate(), threshold);
    }

    private LogisticModel model(ExampleSet examples) {
        List<TrainingRow> rows = new ArrayList<>();
        examples.sessions().forEach((session, points) -> {
            for (int i = 0; i < points.size(); i++) {
                Example example = points.get(i);
                double weight = task.weight(example, i, points.size());
                if (weight > 0) {
                    rows.add(new TrainingRow(example.features(), example.positive(), weight));
                }
            }
        });
        return new LogisticTrainer(task.shrinkage()).train(examples.names().size(), rows);
    }

    /** The score, of a hundred spread over those seen, whose use as threshold is worth most; the highest if several. */
    private double threshold(List<Trajectory> heldOut, double temperature) {
        double[] scores = heldOut.stream()
                .flatMap(session -> session.points().stream())
                .mapToDouble(point -> calibrated(point, temperature))
                .sorted()
                .toArray();
        double best = 1;
        double worth = Double.NEGATIVE_INFINITY;
        for (int percent = 99; percent >= 0; percent--) {
            double candidate = scores[scores.length * percent / 100];
            double gained = task.worth(heldOut.stream()
                    .map(session -> recalibrated(session, temperature, candidate))
                    .toList());
            best = gained > worth ? candidate : best;
            worth = Math.max(worth, gained);
        }
        return best;
    }

    private Trajectory recalibrated(Trajectory session, double temperature, double threshold) {
        return new Trajectory(
                session.session(),
                session.points().stream()
                        .map(point -> new Trajectory.Point(point.positive(), calibrated(point, temperature), threshold))
                        .toList());
    }

    private double calibrated(Trajectory.Point point, double temperature) {
        return OnnxScorer.calibrated(point.score(), temperature, task.baseRate());
    }

    private static Trajectory trajectory(String session, List<Example> examples, Fitted fitted) {
        return new Trajectory(
                session,
                examples.stream()
                        .map(example -> new Trajectory.Point(
                                example.positive(), fitted.score(example.features()), fitted.threshold()))
                        .toList());
    }
}
