package dev.kairos.models.encoder;

import ai.djl.engine.Engine;
import ai.djl.huggingface.tokenizers.Encoding;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;

/** The transformer on ONNX Runtime with nothing in between: what {@link MiniLmEncoder} is measured against. */
public final class BareTransformer implements AutoCloseable {
    private final OrtEnvironment environment;
    private final OrtSession session;
    private final WordPieces pieces;

    /**
     * Loads the model.
     *
     * @throws EncoderException if that fails
     */
    public BareTransformer() {
        pieces = WordPieces.load();
        // DJL insists on making the environment of the process itself
        Engine.getEngine(MiniLmModel.ENGINE);
        environment = OrtEnvironment.getEnvironment();
        try (InputStream weights = WordPieces.resource(MiniLmModel.WEIGHTS);
                OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(1);
            options.setInterOpNumThreads(1);
            session = environment.createSession(weights.readAllBytes(), options);
        } catch (IOException | OrtException e) {
            throw new EncoderException("cannot load " + MiniLmModel.WEIGHTS + ": " + e.getMessage(), e);
        }
    }

    /**
     * Vector of one text, norm 1.
     *
     * @throws EncoderException if the model fails
     */
    public float[] encode(String text) {
        Encoding tokens = pieces.marked(text);
        try (OnnxTensor ids = OnnxTensor.createTensor(environment, new long[][] {tokens.getIds()});
                OnnxTensor mask = OnnxTensor.createTensor(environment, new long[][] {tokens.getAttentionMask()});
                OnnxTensor types = OnnxTensor.createTensor(environment, new long[][] {tokens.getTypeIds()});
                OrtSession.Result result =
                        session.run(Map.of("input_ids", ids, "attention_mask", mask, "token_type_ids", types))) {
            OnnxTensor states = (OnnxTensor) result.get(0);
            float[] flat = new float[tokens.getIds().length * MiniLmModel.DIMENSION];
            states.getFloatBuffer().get(flat);
            return MiniLmModel.mean(flat, 0, tokens.getIds().length);
        } catch (OrtException e) {
            throw new EncoderException("bare transformer failed: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        pieces.close();
        try {
            session.close();
        } catch (OrtException e) {
            throw new EncoderException("cannot close the bare transformer: " + e.getMessage(), e);
        }
    }
}
