package dev.kairos.core.slot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every encoder owes. */
public abstract class EncoderContract extends SlotContract<Encoder> {
    @Override
    protected final Class<Encoder> slot() {
        return Encoder.class;
    }

    /** Texts of different lengths, an empty one among them. */
    protected static List<String> texts() {
        List<String> texts = new ArrayList<>(List.of("", "yes", "The import stops at line forty."));
        for (int i = 3; i < 32; i++) {
            texts.add("Sentence number " + i + " talks about " + "many things and ".repeat(i) + "ends.");
        }
        return texts;
    }

    @Test
    void oneRowPerTextOfTheStatedLengthAndOfNormOne() {
        try (Encoder encoder = made()) {
            List<float[]> rows = encoder.encode(texts());
            assertThat(rows).hasSize(texts().size()).allSatisfy(row -> {
                assertThat(row).hasSize(encoder.dimension());
                assertThat(norm(row)).isCloseTo(1, within(1e-4));
            });
        }
    }

    @Test
    void aTextAloneAndAmongOthersIsTheSameBitForBit() {
        try (Encoder encoder = made()) {
            List<String> texts = texts();
            List<float[]> together = encoder.encode(texts);
            for (int i : new int[] {1, 2, 17, 31}) {
                assertThat(encoder.encode(List.of(texts.get(i))).get(0)).isEqualTo(together.get(i));
            }
        }
    }

    @Test
    void noTextsGiveNoRows() {
        try (Encoder encoder = made()) {
            assertThat(encoder.encode(List.of())).isEmpty();
        }
    }

    @Test
    void aTextBeyondTheWindowIsCutNotRefused() {
        try (Encoder encoder = made()) {
            assertThat(encoder.encode(List.of("word ".repeat(5_000)))).hasSize(1);
        }
    }

    private static double norm(float[] row) {
        double squares = 0;
        for (float value : row) {
            squares += (double) value * value;
        }
        return Math.sqrt(squares);
    }
}
