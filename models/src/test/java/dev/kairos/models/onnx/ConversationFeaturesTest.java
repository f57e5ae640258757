package dev.kairos.models.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kairos.core.slot.FeatureExtractorContract;
import dev.kairos.core.slot.SlotSpec;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ConversationFeaturesTest extends FeatureExtractorContract {
    @Override
    protected SlotSpec spec() {
        return SlotSpec.of("conversation");
    }

    @Test
    void theVectorComesAfterTheOtherFeatures() {
        assertThat(ConversationFeatures.withVector().names())
                .startsWith(ConversationFeatures.withoutVector().names().toArray(String[]::new))
                .endsWith(ConversationFeatures.vector(383));
    }

    /** With a sentence vector; without one in the view its numbers are 0. */
    @Nested
    class WithVector extends FeatureExtractorContract {
        @Override
        protected SlotSpec spec() {
            return SlotSpec.of("conversation-vector");
        }
    }
}
