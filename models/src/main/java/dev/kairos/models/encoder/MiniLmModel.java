package dev.kairos.models.encoder;

import ai.djl.Model;
import ai.djl.ModelException;
import ai.djl.huggingface.tokenizers.Encoding;
import ai.djl.inference.Predictor;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.translate.NoopTranslator;
import ai.djl.translate.TranslateException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;

/**
 * The quantised all-MiniLM-L6-v2 of the resource jar, through DJL on ONNX Runtime. One thread per call and no pool of
 * its own: with one intra-operator thread ONNX Runtime computes in the caller, so nothing spins.
 */
final class MiniLmModel implements AutoCloseable {
    static final int DIMENSION = 384;
    private static final String NAME = "all-minilm-l6-v2-q";
    static final String WEIGHTS = NAME + ".onnx";
    static final String ENGINE = "OnnxRuntime";
    private static final Map<String, Object> OPTIONS = Map.of("intraOpNumThreads", "1", "interOpNumThreads", "1");

    private final WordPieces pieces;
    private final Model model;

    private MiniLmModel(WordPieces pieces, Model model) {
        this.pieces = pieces;
        this.model = model;
    }

    /**
     * Loads model and tokenizer.
     *
     * @throws EncoderException if the resource jar or the native libraries are absent
     */
    static MiniLmModel load() {
        WordPieces.keepNativeFilesTogether();
        Model model = Model.newInstance(NAME, ENGINE);
        try (InputStream weights = WordPieces.resource(WEIGHTS)) {
            model.load(weights, OPTIONS);
            return new MiniLmModel(WordPieces.load(), model);
        } catch (IOException | ModelException e) {
            model.close();
            throw new EncoderException("cannot load " + NAME + " on " + ENGINE + ": " + e.getMessage(), e);
        }
    }

    /** Tokens of one text, cut to {@link WordPieces#MAX_TOKENS}. */
    Encoding tokens(String text) {
        return pieces.marked(text);
    }

    /**
     * Vector of one text: mean of its tokens' states, norm 1.
     *
     * @throws EncoderException if the model fails
     */
    float[] encode(Predictor<NDList, NDList> predictor, String text) {
        Encoding tokens = tokens(text);
        float[] states = states(
                predictor, new long[][] {tokens.getIds()}, new long[][] {tokens.getAttentionMask()}, new long[][] {
                    tokens.getTypeIds()
                });
        return mean(states, 0, tokens.getIds().length);
    }

    /** Something to compute with, for one thread. */
    Predictor<NDList, NDList> predictor() {
        return model.newPredictor(new NoopTranslator());
    }

    /** Last states of all tokens of all rows, flat: {@code [row][token][dimension]}. */
    float[] states(Predictor<NDList, NDList> predictor, long[][] ids, long[][] mask, long[][] types) {
        try (NDManager manager = model.getNDManager().newSubManager()) {
            NDList input = new NDList(
                    named(manager, "input_ids", ids),
                    named(manager, "attention_mask", mask),
                    named(manager, "token_type_ids", types));
            try (NDList output = predictor.predict(input)) {
                return output.get(0).toFloatArray();
            }
        } catch (TranslateException e) {
            throw new EncoderException(
                    NAME + " failed on " + ids.length + " x " + ids[0].length + " tokens: " + e.getMessage(), e);
        }
    }

    private static NDArray named(NDManager manager, String name, long[][] values) {
        NDArray array = manager.create(values);
        array.setName(name);
        return array;
    }

    /** Mean of some tokens' states from a place on, scaled to norm 1. */
    static float[] mean(float[] states, int from, int tokens) {
        double[] sums = new double[DIMENSION];
        for (int i = 0; i < tokens * DIMENSION; i++) {
            sums[i % DIMENSION] += states[from + i];
        }
        double squares = 0;
        for (double sum : sums) {
            squares += sum * sum;
        }
        double norm = Math.sqrt(squares);
        float[] mean = new float[DIMENSION];
        for (int i = 0; i < DIMENSION; i++) {
            mean[i] = (float) (sums[i] / norm);
        }
        return mean;
    }

    @Override
    public void close() {
        model.close();
        pieces.close();
    }
}
