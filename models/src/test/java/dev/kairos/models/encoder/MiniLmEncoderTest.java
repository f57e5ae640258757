package dev.kairos.models.encoder;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.huggingface.tokenizers.Encoding;
import ai.djl.inference.Predictor;
import ai.djl.ndarray.NDList;
import dev.kairos.core.slot.Encoder;
import dev.kairos.core.slot.EncoderContract;
import dev.kairos.core.slot.SlotSpec;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class MiniLmEncoderTest extends EncoderContract {
    @Override
    protected SlotSpec spec() {
        return SlotSpec.of("minilm");
    }

    @Test
    void wordsOfLikeMeaningAreNear() {
        try (Encoder encoder = made()) {
            List<float[]> rows = encoder.encode(List.of(
                    "How do I restart the server?", "What is the way to reboot the machine?", "The cake was good."));
            assertThat(encoder.dimension()).isEqualTo(384);
            assertThat(product(rows.get(0), rows.get(1))).isGreaterThan(product(rows.get(0), rows.get(2)) + 0.2);
        }
    }

    /** The null case of the contract's independence: rows of one run depend on each other. */
    @Test
    void inARealBatchVectorsDependOnTheirNeighbours() {
        try (MiniLmModel model = MiniLmModel.load();
                Predictor<NDList, NDList> predictor = model.predictor()) {
            List<Encoding> tokens = texts().stream().map(model::tokens).toList();
            int longest =
                    tokens.stream().mapToInt(one -> one.getIds().length).max().orElseThrow();
            float[] states = model.states(
                    predictor,
                    tokens.stream()
                            .map(one -> Arrays.copyOf(one.getIds(), longest))
                            .toArray(long[][]::new),
                    tokens.stream()
                            .map(one -> Arrays.copyOf(one.getAttentionMask(), longest))
                            .toArray(long[][]::new),
                    tokens.stream()
                            .map(one -> Arrays.copyOf(one.getTypeIds(), longest))
                            .toArray(long[][]::new));
            int row = 2;
            float[] batched = MiniLmModel.mean(
                    states,
                    row * longest * MiniLmModel.DIMENSION,
                    tokens.get(row).getIds().length);
            float[] alone = model.encode(predictor, texts().get(row));
            assertThat(product(alone, batched)).isGreaterThan(0.9);
            assertThat(batched).isNotEqualTo(alone);
        }
    }

    @Test
    void closingOneEncoderLeavesTheOthersTheModel() {
        try (Encoder other = made()) {
            Encoder first = made();
            first.close();
            first.close();
            assertThat(other.encode(List.of("still here"))).hasSize(1);
        }
    }

    private static double product(float[] a, float[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
