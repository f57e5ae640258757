package dev.kairos.models.encoder;

import dev.kairos.core.slot.Encoder;
import dev.kairos.core.slot.Parameters;
import dev.kairos.core.slot.SlotFactory;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Sentence vectors without a transformer: one vector per token, distilled from all-MiniLM-L6-v2 by
 * {@link StaticDistillation}, summed and scaled to norm 1; 256 numbers, text beyond 256 tokens is ignored. Costs little
 * more than the tokenizer. Word order is lost.
 */
public final class StaticEncoder implements Encoder {
    // one table for all operators of the JVM: 8 MB
    private static final SharedModel<StaticModel> SHARED = new SharedModel<>(StaticModel::load);

    private final StaticModel model;
    private final AtomicBoolean closed = new AtomicBoolean();

    /**
     * Loads the table unless it is loaded.
     *
     * @throws EncoderException if that fails
     */
    public StaticEncoder() {
        model = SHARED.acquire();
    }

    @Override
    public int dimension() {
        return model.dimension();
    }

    @Override
    public List<float[]> encode(List<String> texts) {
        return texts.stream().map(model::encode).toList();
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
            return "static";
        }

        @Override
        public int version() {
            return 1;
        }

        @Override
        public String description() {
            return "a vector per token distilled from MiniLM, summed, 256 numbers, about as fast as the tokenizer";
        }

        @Override
        public Encoder create(Parameters parameters) {
            return new StaticEncoder();
        }

        /** Nothing can be wrong, and a table is not loaded to see that. */
        @Override
        public void verify(Parameters parameters) {}
    }
}
