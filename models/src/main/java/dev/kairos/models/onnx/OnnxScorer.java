package dev.kairos.models.onnx;

import ai.djl.Model;
import ai.djl.inference.Predictor;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.translate.NoopTranslator;
import ai.djl.translate.TranslateException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/**
 * Runs a model on one row at a time: from the features that its card names to a calibrated probability. For one thread;
 * ONNX Runtime computes in the caller's.
 */
public final class OnnxScorer implements AutoCloseable {
    private static final String ENGINE = "OnnxRuntime";
    private static final Map<String, Object> OPTIONS = Map.of("intraOpNumThreads", "1", "interOpNumThreads", "1");
    private static final double SMALLEST = 1e-12;

    private final ModelCard card;
    private final Model model;
    private final Predictor<NDList, NDList> predictor;

    private OnnxScorer(ModelCard card, Model model) {
        this.card = card;
        this.model = model;
        this.predictor = model.newPredictor(new NoopTranslator());
    }

    /**
     * Loads a model.
     *
     * @throws ModelException if the weights or the native libraries cannot be loaded
     */
    public static OnnxScorer load(ModelDirectory directory) {
        Model model = Model.newInstance(directory.card().name(), ENGINE);
        try {
            model.load(new ByteArrayInputStream(directory.weights()), OPTIONS);
            return new OnnxScorer(directory.card(), model);
        } catch (IOException | ai.djl.ModelException e) {
            model.close();
            throw new ModelException(
                    "cannot load " + directory.card().name() + " on " + ENGINE + ": " + e.getMessage(), e);
        }
    }

    public ModelCard card() {
        return card;
    }

    /**
     * The calibrated probability of a row.
     *
     * @param features one per input of the card, in its order, not standardised
     * @throws ModelException if the model fails
     */
    public double score(float[] features) {
        return calibrated(probability(features), card.temperature());
    }

    /** The probability before calibration. */
    double probability(float[] features) {
        float[] row = standardised(features);
        try (NDManager manager = model.getNDManager().newSubManager();
                NDArray input = manager.create(row, new Shape(1, row.length));
                NDList output = predictor.predict(new NDList(input))) {
            return output.get(0).toFloatArray()[card.positive()];
        } catch (TranslateException e) {
            throw new ModelException(card.name() + " failed on a row of " + row.length + " features", e);
        }
    }

    private float[] standardised(float[] features) {
        List<ModelCard.Input> inputs = card.inputs();
        if (features.length != inputs.size()) {
            throw new IllegalArgumentException(
                    card.name() + " was given " + features.length + " features, expected " + inputs.size());
        }
        float[] row = new float[features.length];
        for (int i = 0; i < row.length; i++) {
            row[i] = inputs.get(i).standardised(features[i]);
        }
        return row;
    }

    /** Temperature scaling: the logit divided by a temperature. */
    public static double calibrated(double probability, double temperature) {
        double kept = Math.max(SMALLEST, Math.min(1 - SMALLEST, probability));
        return 1 / (1 + Math.exp(-Math.log(kept / (1 - kept)) / temperature));
    }

    @Override
    public void close() {
        predictor.close();
        model.close();
    }
}
