package dev.kairos.models.encoder;

import ai.djl.inference.Predictor;
import ai.djl.ndarray.NDList;
import dev.kairos.core.slot.Encoder;
import dev.kairos.core.slot.Parameters;
import dev.kairos.core.slot.SlotFactory;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Sentence vectors of all-MiniLM-L6-v2, 384 numbers; text beyond 256 tokens is ignored. One text per run: quantisation
 * scales activations over a whole batch, so in a batch a vector would depend on its neighbours.
 */
public final class MiniLmEncoder implements Encoder {
    // one model for all operators of the JVM: 23 MB of weights, 100 MB once loaded
    private static final SharedModel<MiniLmModel> SHARED = new SharedModel<>(MiniLmModel::load);

    private final MiniLmModel model;
    private final AtomicBoolean closed = new AtomicBoolean();

    /**
     * Loads the model unless it is loaded.
     *
     * @throws EncoderException if that fails
     */
    public MiniLmEncoder() {
        model = SHARED.acquire();
    }

    @Override
    public int dimension() {
        return MiniLmModel.DIMENSION;
    }

    /**
     * {@inheritDoc}
     *
     * @throws EncoderException if the model fails
     */
    @Override
    public List<float[]> encode(List<String> texts) {
        if (texts.isEmpty()) {
            return List.of();
        }
        try (Predictor<NDList, NDList> predictor = model.predictor()) {
            return texts.stream().map(text -> model.encode(predictor, text)).toList();
        }
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            SHARED.release();
        }
    }

    /** Makes the encoder. */
    public static final class Factory implements SlotFactory<Encoder> {
        @Override
        public Class<Encoder> slot() {
            return Encoder.class;
        }

        @Override
        public String id() {
            return "minilm";
        }

        @Override
        public int version() {
            return 1;
        }

        @Override
        public String description() {
            return "all-MiniLM-L6-v2, quantised, 384 numbers, up to 256 tokens";
        }

        @Override
        public Encoder create(Parameters parameters) {
            return new MiniLmEncoder();
        }

        /** Nothing can be wrong, and a model is not loaded to see that. */
        @Override
        public void verify(Parameters parameters) {}
    }
}
