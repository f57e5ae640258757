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
import java.nio.file.Files;
import java.nio.file.Path;
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
     * @param features one per input, in the order of the card
     * @throws ModelException if there are more or fewer, or the model fails
     */
    public double score(float[] features) {
        return calibrated(probability(features), card.temperature(), card.baseRate());
    }

    /** The probability before calibration. */
    double probability(float[] features) {
        try (NDManager manager = model.getNDManager().newSubManager();
                NDArray input = manager.create(features, new Shape(1, features.length));
                NDList output = predictor.predict(new NDList(input))) {
            return output.get(0).toFloatArray()[0];
        } catch (TranslateException e) {
            throw new ModelException(
                    card.name() + " failed on a row of " + features.length + " features: " + e.getMessage(), e);
        }
    }

    /** Temperature scaling, then the odds of the base rate: {@code logit / temperature + logit(baseRate)}. */
    public static double calibrated(double probability, double temperature, double baseRate) {
        return 1 / (1 + Math.exp(-logit(probability) / temperature - logit(baseRate)));
    }

    private static double logit(double probability) {
        double kept = Math.max(SMALLEST, Math.min(1 - SMALLEST, probability));
        return Math.log(kept / (1 - kept));
    }

    /** The empty folder that DJL makes for every model loaded from memory, and leaves until the process ends. */
    Path folder() {
        return model.getModelPath();
    }

    @Override
    public void close() {
        predictor.close();
        Path folder = folder();
        model.close();
        try {
            Files.deleteIfExists(folder);
        } catch (IOException e) {
            throw new ModelException("cannot remove the temporary folder " + folder + " of " + card.name(), e);
        }
    }
}
