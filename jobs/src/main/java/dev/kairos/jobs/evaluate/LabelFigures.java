package dev.kairos.jobs.evaluate;

import dev.kairos.models.onnx.ModelCard;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.IntToDoubleFunction;

/** Scores of single labels, gathered over the folds of a cross-validation; texts that nobody labelled are left out. */
public final class LabelFigures {
    private final List<String> labels;
    private final long seed;
    private final List<List<Trajectory>> scored = new ArrayList<>();

    public LabelFigures(List<String> labels, long seed) {
        this.labels = List.copyOf(labels);
        this.seed = seed;
        labels.forEach(label -> scored.add(new ArrayList<>()));
    }

    public int size() {
        return labels.size();
    }

    /** Adds a text; a score is asked for only where somebody gave a label. */
    public void add(LabelledText text, IntToDoubleFunction score) {
        for (int label = 0; label < labels.size(); label++) {
            int said = text.labels()[label + 1];
            if (said >= 0) {
                Trajectory.Point point = new Trajectory.Point(said == 1, score.applyAsDouble(label), 0);
                scored.get(label).add(new Trajectory(text.group(), List.of(point)));
            }
        }
    }

    /** What a card says of the labels, each with the threshold that has the best F1 on these scores. */
    public List<ModelCard.Head> heads() {
        List<ModelCard.Head> heads = new ArrayList<>();
        for (int label = 0; label < labels.size(); label++) {
            List<Trajectory> texts = scored.get(label);
            heads.add(new ModelCard.Head(
                    labels.get(label),
                    bestThreshold(texts.stream().map(Trajectory::last).toList()),
                    texts.size(),
                    (int) texts.stream().filter(Trajectory::positive).count(),
                    Objects.requireNonNull(Intervals.figures(SafetyTask.MEASURES.subList(0, 1), texts, seed)
                            .get("auprc"))));
        }
        return heads;
    }

    /** The score, of a hundred spread over those seen, whose use as threshold has the best F1; the highest if several. */
    public static double bestThreshold(List<Trajectory.Point> points) {
        double[] scores =
                points.stream().mapToDouble(Trajectory.Point::score).sorted().toArray();
        double best = 1;
        double worth = Double.NEGATIVE_INFINITY;
        for (int percent = 99; percent >= 0; percent--) {
            double candidate = scores[scores.length * percent / 100];
            double gained = Confusion.of(points, Trajectory.Point::positive, point -> point.score() >= candidate)
                    .f1();
            best = gained > worth ? candidate : best;
            worth = Math.max(worth, gained);
        }
        return best;
    }
}
