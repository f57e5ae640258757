package dev.kairos.models.encoder;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kairos.core.slot.EncoderContract;
import dev.kairos.core.slot.SlotSpec;
import java.util.List;
import org.junit.jupiter.api.Test;

class HashingEncoderTest extends EncoderContract {
    @Override
    protected SlotSpec spec() {
        return SlotSpec.of("hashing");
    }

    @Test
    void sharedWordsAndStemsBringTextsNear() {
        List<float[]> rows =
                made().encode(List.of("the build is failing", "builds fail on the server", "lunch is at noon today"));
        assertThat(product(rows.get(0), rows.get(1))).isGreaterThan(product(rows.get(0), rows.get(2)) + 0.1);
    }

    private static double product(float[] a, float[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
