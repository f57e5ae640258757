package dev.kairos.models.encoder;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.kairos.core.slot.Encoder;
import dev.kairos.core.slot.EncoderContract;
import dev.kairos.core.slot.SlotSpec;
import dev.kairos.models.onnx.Fingerprint;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.junit.jupiter.api.Test;

class StaticEncoderTest extends EncoderContract {
    private static final List<String> TEXTS =
            List.of("How do I restart the server?", "What is the way to reboot the machine?", "The cake was good.");

    @Override
    protected SlotSpec spec() {
        return SlotSpec.of("static");
    }

    @Test
    void wordsOfLikeMeaningAreNear() {
        assertThat(margin("static")).isGreaterThan(0.2);
    }

    /** The null case: an encoder that knows letters only finds nothing in common. */
    @Test
    void wordsOfLikeMeaningAreStrangersToAnEncoderOfLetters() {
        assertThat(margin("hashing")).isLessThan(0.2);
    }

    private double margin(String id) {
        try (Encoder encoder = catalog().create(Encoder.class, SlotSpec.of(id))) {
            List<float[]> rows = encoder.encode(TEXTS);
            return product(rows.get(0), rows.get(1)) - product(rows.get(0), rows.get(2));
        }
    }

    @Test
    void wordsThatFillSentencesHardlyTurnTheVector() {
        try (Encoder encoder = made()) {
            List<float[]> rows = encoder.encode(List.of("restart server", "and the restart of the server"));
            assertThat(product(rows.get(0), rows.get(1))).isGreaterThan(0.95);
        }
    }

    @Test
    void theTableIsTheOneThatItsCardDescribes() throws IOException {
        try (InputStream table = WordPieces.resource(StaticModel.TABLE);
                InputStream page = WordPieces.resource(StaticModel.TABLE.replace("table.bin", "card.json"))) {
            JsonNode card = JsonMapper.builder().build().readTree(page);
            assertThat(Fingerprint.of(table.readAllBytes()))
                    .isEqualTo(card.path("sha256").asText());
            assertThat(card.path("variance").asDouble()).isBetween(0.94, 0.97);
            assertThat(WordPieces.wordIds().cardinality())
                    .isEqualTo(card.path("tokens").asInt());
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
