package dev.kairos.models.safety;

import ai.djl.Model;
import ai.djl.inference.Predictor;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.translate.NoopTranslator;
import ai.djl.translate.TranslateException;
import dev.kairos.models.onnx.ModelCard;
import dev.kairos.models.onnx.ModelDirectory;
import dev.kairos.models.onnx.ModelException;
import dev.kairos.models.onnx.OnnxScorer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/**
 * How unsafe a text is, as a whole and by label of the corpus it was trained on (P54). For one thread; ONNX Runtime
 * computes in the caller's.
 */
public final class SafetyModel implements AutoCloseable {
    private static final String ENGINE = "OnnxRuntime";
    private static final Map<String, Object> OPTIONS = Map.of("intraOpNumThreads", "1", "interOpNumThreads", "1");

    private final ModelCard card;
    private final Model model;
    private final Predictor<NDList, NDList> predictor;

    private SafetyModel(ModelCard card, Model model) {
        this.card = card;
        this.model = model;
        this.predictor = model.newPredictor(new NoopTranslator());
    }

    /**
     * Loads a model.
     *
     * @throws IllegalArgumentException if it reads something else than {@link SafetyInput}
     * @throws ModelException if it cannot be loaded
     */
    public static SafetyModel load(ModelDirectory directory) {
        ModelCard card = directory.card();
        if (!SafetyInput.SCHEMA.equals(card.schema())) {
            throw new IllegalArgumentException(
                    card.name() + " reads " + card.schema() + ", expected " + SafetyInput.SCHEMA + "; train it anew");
        }
        Model model = Model.newInstance(card.name(), ENGINE);
        try {
            model.load(new ByteArrayInputStream(directory.weights()), OPTIONS);
            return new SafetyModel(card, model);
        } catch (IOException | ai.djl.ModelException e) {
            model.close();
            throw new ModelException("cannot load " + card.name() + " on " + ENGINE + ": " + e.getMessage(), e);
        }
    }

    public ModelCard card() {
        return card;
    }

    /**
     * Probabilities of one text.
     *
     * @param unsafe that it is unsafe in any way, calibrated
     * @param labels that a person would give it a label, by name, not calibrated: to be held against the card's thresholds
     */
    public record Scores(double unsafe, Map<String, Double> labels) {}

    /** By n-grams alone: microseconds. */
    public Scores byGrams(SafetyInput input) {
        return scores(input, 0);
    }

    /** By n-grams, cues and vector. */
    public Scores byBoth(SafetyInput input) {
        return scores(input, 1);
    }

    private Scores scores(SafetyInput input, int output) {
        try (NDManager manager = model.getNDManager().newSubManager();
                NDList answers = predictor.predict(inputs(manager, input))) {
            float[] heads = answers.get(output).toFloatArray();
            Map<String, Double> labels = new TreeMap<>();
            for (int i = 1; i < heads.length; i++) {
                labels.put(card.heads().get(i - 1).name(), (double) heads[i]);
            }
            return new Scores(OnnxScorer.calibrated(heads[0], card.temperature(), card.baseRate()), labels);
        } catch (TranslateException e) {
            throw new ModelException(card.name() + " failed on a text: " + e.getMessage(), e);
        }
    }

    private static NDList inputs(NDManager manager, SafetyInput input) {
        Grams grams = input.grams();
        NDList inputs = new NDList();
        add(inputs, manager, "words", grams.words(), grams.wordValues());
        add(inputs, manager, "letters", grams.letters(), grams.letterValues());
        inputs.add(named(manager.create(input.features(), new Shape(1, input.features().length)), "features"));
        return inputs;
    }

    /** A block without n-grams is one of weight 0: a tensor without numbers cannot be made. */
    private static void add(NDList inputs, NDManager manager, String name, int[] buckets, float[] values) {
        long[] places = new long[Math.max(1, buckets.length)];
        float[] weights = new float[places.length];
        for (int i = 0; i < buckets.length; i++) {
            places[i] = buckets[i];
            weights[i] = values[i];
        }
        inputs.add(named(manager.create(places), name));
        inputs.add(named(manager.create(weights), name + "-values"));
    }

    private static NDArray named(NDArray array, String name) {
        array.setName(name);
        return array;
    }

    @Override
    public void close() {
        predictor.close();
        Path folder = model.getModelPath();
        model.close();
        try {
            Files.deleteIfExists(folder);
        } catch (IOException e) {
            throw new ModelException("cannot remove the temporary folder " + folder + " of " + card.name(), e);
        }
    }
}
