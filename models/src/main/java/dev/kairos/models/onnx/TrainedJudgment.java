package dev.kairos.models.onnx;

import dev.kairos.core.session.SessionView;
import java.util.OptionalDouble;

/** A model together with the features it reads: from a view to a probability. For one thread. */
public final class TrainedJudgment implements AutoCloseable {
    private final OnnxScorer scorer;
    private final FeatureSelection features;

    private TrainedJudgment(OnnxScorer scorer, FeatureSelection features) {
        this.scorer = scorer;
        this.features = features;
    }

    /**
     * Loads a model.
     *
     * @throws IllegalArgumentException if its card names a schema or features that this version does not have, or not as
     *     many as the weights read
     * @throws ModelException if it cannot be loaded
     */
    public static TrainedJudgment load(ModelDirectory directory) {
        ModelCard card = directory.card();
        FeatureSelection features = selected(card);
        OnnxScorer scorer = OnnxScorer.load(directory);
        try {
            scorer.score(new float[features.size()]);
        } catch (ModelException unfit) {
            scorer.close();
            throw new IllegalArgumentException(
                    card.name() + ": its card names " + features.size() + " features of " + card.schema()
                            + ", which its weights do not read; train it anew",
                    unfit);
        }
        return new TrainedJudgment(scorer, features);
    }

    private static FeatureSelection selected(ModelCard card) {
        try {
            return FeatureSelection.of(card.schema(), card.inputs());
        } catch (IllegalArgumentException unknown) {
            throw new IllegalArgumentException(
                    card.name() + ": " + unknown.getMessage() + "; train it anew for the features of this version",
                    unknown);
        }
    }

    public ModelCard card() {
        return scorer.card();
    }

    /** The probability at a decision point, or nothing where there is nothing to judge. */
    public OptionalDouble score(SessionView view) {
        return features.canRead(view) ? OptionalDouble.of(scorer.score(features.of(view))) : OptionalDouble.empty();
    }

    @Override
    public void close() {
        scorer.close();
    }
}
