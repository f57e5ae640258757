package dev.kairos.models.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TrainedJudgmentTest {
    @TempDir
    private Path folder;

    private static ModelDirectory withCard(String schema, List<String> inputs) {
        ModelDirectory shipped = ModelDirectory.shipped("derailment-github@1");
        ModelCard card = shipped.card();
        return new ModelDirectory(
                new ModelCard(
                        card.id(),
                        card.version(),
                        card.signal(),
                        schema,
                        inputs,
                        card.temperature(),
                        card.baseRate(),
                        card.threshold(),
                        card.weights(),
                        card.training(),
                        card.figures(),
                        card.operatingPoints(),
                        card.limits(),
                        List.of()),
                shipped.weights());
    }

    @ParameterizedTest
    @MethodSource("dev.kairos.models.onnx.ModelDirectory#ofConversations()")
    void everyShippedModelLoads(String name) {
        try (TrainedJudgment judgment = TrainedJudgment.load(ModelDirectory.shipped(name))) {
            assertThat(judgment.card().name()).isEqualTo(name);
        }
    }

    @Test
    void aCardOfAnotherSchemaIsRefusedByName() {
        ModelDirectory later = withCard(
                "conversation@2",
                ModelDirectory.shipped("derailment-github@1").card().inputs());
        assertThatThrownBy(() -> TrainedJudgment.load(later))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("derailment-github@1: feature schema is 'conversation@2', expected one of")
                .hasMessageContaining("train it anew");
    }

    @Test
    void aCardThatNamesAnUnknownFeatureIsRefused() {
        assertThatThrownBy(() -> TrainedJudgment.load(withCard("conversation@1", List.of("cue.sarcasm.count"))))
                .hasMessageContaining("derailment-github@1: feature 'cue.sarcasm.count' is not part of conversation@1");
    }

    @Test
    void aCardWithFewerFeaturesThanTheWeightsReadIsRefused() {
        assertThatThrownBy(() -> TrainedJudgment.load(withCard("conversation@1", List.of("words"))))
                .hasMessageContaining("its card names 1 features of conversation@1, which its weights do not read");
    }

    @Test
    void weightsOfAnotherModelAreRefused() throws IOException {
        Files.writeString(
                folder.resolve(ModelDirectory.CARD),
                ModelDirectory.shipped("derailment-github@1").card().json());
        Files.write(
                folder.resolve(ModelDirectory.WEIGHTS),
                ModelDirectory.shipped("help-moment@1").weights());
        assertThatThrownBy(() -> ModelDirectory.read(folder))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("is not the file that card.json describes");
    }

    @Test
    void aClosedModelLeavesNoFolderBehind() {
        OnnxScorer scorer = OnnxScorer.load(ModelDirectory.shipped("derailment-github@1"));
        Path temporary = scorer.folder();
        assertThat(temporary).exists();
        scorer.close();
        assertThat(temporary).doesNotExist();
    }
}
