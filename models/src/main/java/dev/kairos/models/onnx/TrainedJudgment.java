package dev.kairos.models.onnx;

import dev.kairos.core.session.SessionView;
import java.util.List;
import java.util.OptionalDouble;

/** A model together with the features it reads: from a view to a probability. For one thread. */
public final class TrainedJudgment implements AutoCloseable {
    private final OnnxScorer scorer;
    private final ConversationFeatures features;
    private final int[] places;

    private TrainedJudgment(OnnxScorer scorer) {
        this.scorer = scorer;
        this.features = ConversationFeatures.of(scorer.card().schema());
        this.places = places(
                scorer.card().inputs().stream().map(ModelCard.Input::name).toList(), features);
    }

    /**
     * Loads a model.
     *
     * @throws IllegalArgumentException if its card names features that its schema does not have
     * @throws ModelException if it cannot be loaded
     */
    public static TrainedJudgment load(ModelDirectory directory) {
        return new TrainedJudgment(OnnxScorer.load(directory));
    }

    /**
     * Where named features stand in a row of a schema.
     *
     * @throws IllegalArgumentException if the schema has no feature of a name
     */
    public static int[] places(List<String> names, ConversationFeatures features) {
        return names.stream()
                .mapToInt(name -> {
                    int place = features.names().indexOf(name);
                    if (place < 0) {
                        throw new IllegalArgumentException(
                                "feature '" + name + "' is not part of " + features.schema());
                    }
                    return place;
                })
                .toArray();
    }

    /** The features at some places. */
    public static float[] select(float[] all, int[] places) {
        float[] selected = new float[places.length];
        for (int i = 0; i < places.length; i++) {
            selected[i] = all[places[i]];
        }
        return selected;
    }

    public ModelCard card() {
        return scorer.card();
    }

    /** The probability at a decision point, or nothing where there is nothing to judge. */
    public OptionalDouble score(SessionView view) {
        return features.canRead(view)
                ? OptionalDouble.of(scorer.score(select(features.extract(view), places)))
                : OptionalDouble.empty();
    }

    @Override
    public void close() {
        scorer.close();
    }
}
