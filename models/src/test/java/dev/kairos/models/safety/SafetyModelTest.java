package dev.kairos.models.safety;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kairos.models.onnx.ModelDirectory;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class SafetyModelTest {
    @Test
    void theShippedModelTellsAThreatFromAQuestion() {
        try (SafetyModel model = SafetyModel.load(ModelDirectory.shipped("safety@1"))) {
            double threat = model.byGrams(SafetyInput.of("I will hurt you and you will bleed"))
                    .unsafe();
            double question = model.byGrams(SafetyInput.of("How do I sort a list of numbers?"))
                    .unsafe();
            assertThat(threat).isGreaterThan(model.card().threshold());
            assertThat(question).isLessThan(model.card().threshold());
        }
    }

    @Test
    void everyLabelOfTheCardHasAScoreAndNoTextIsTooMuch() {
        try (SafetyModel model = SafetyModel.load(ModelDirectory.shipped("safety@1"))) {
            for (String text : new String[] {"", " ", "\u0000", "a", "```code```", "long ".repeat(20_000), "日本語"}) {
                assertThat(model.byBoth(SafetyInput.of(text)).labels().keySet())
                        .containsExactlyInAnyOrderElementsOf(model.card().heads().stream()
                                .map(head -> head.name())
                                .toList());
                assertThat(model.byGrams(SafetyInput.of(text)).unsafe()).isBetween(0.0, 1.0);
            }
        }
    }

    @Test
    void aModelOfOtherFeaturesIsRefused() {
        assertThatThrownBy(() -> SafetyModel.load(ModelDirectory.shipped("help-moment@1")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(SafetyInput.SCHEMA);
    }

    @Test
    void nGramsAreBucketsOfPlainTextWithoutCodeLinksAndNames() {
        Grams plain = Grams.of("Look here");
        assertThat(plain.words()).isSorted().hasSize(3);
        assertThat(Arrays.stream(plain.letters())).allMatch(bucket -> bucket >= 0 && bucket < Grams.BUCKETS);
        assertThat(Grams.of("look  HERE ```int i``` https://a.example/b @kim").words())
                .isEqualTo(plain.words());
        assertThat(Grams.of("look there").words()).isNotEqualTo(plain.words());
        assertThat(Grams.of("no no no").wordValues()).contains((float) (1 + Math.log(3)));
    }
}
