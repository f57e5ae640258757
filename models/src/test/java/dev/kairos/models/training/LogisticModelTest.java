package dev.kairos.models.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.kairos.core.signal.SignalType;
import dev.kairos.models.onnx.ModelCard;
import dev.kairos.models.onnx.ModelDirectory;
import dev.kairos.models.onnx.OnnxScorer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class LogisticModelTest {
    private static final List<String> NAMES = List.of("tells", "noise", "constant");

    private static List<TrainingRow> rows(int count, long seed) {
        Random random = new Random(seed);
        List<TrainingRow> rows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            boolean positive = random.nextInt(3) == 0;
            float tells = (float) (random.nextGaussian() + (positive ? 2 : 0));
            rows.add(new TrainingRow(new float[] {tells, (float) (100 * random.nextGaussian()), 4}, positive, 1));
        }
        return rows;
    }

    private static OnnxScorer scorer(LogisticModel model) {
        ModelCard card = new ModelCard(
                "twin",
                1,
                SignalType.DERAILMENT,
                "conversation@1",
                NAMES,
                1,
                0.5,
                0.5,
                "",
                new ModelCard.Training("invented rows", "", "none", 1, 1, 1, 1),
                new TreeMap<>(),
                List.of(),
                List.of(),
                List.of());
        return OnnxScorer.load(new ModelDirectory(card, model.onnx()));
    }

    @Test
    void theExportedModelScoresAsTheTrainedOneDoes() {
        LogisticModel model = new LogisticTrainer(1).train(NAMES.size(), rows(300, 1));
        try (OnnxScorer scorer = scorer(model)) {
            for (TrainingRow row : rows(200, 2)) {
                assertThat(scorer.score(row.features())).isCloseTo(model.probability(row.features()), within(1e-6));
            }
        }
    }

    @Test
    void theTellingFeatureRaisesTheProbability() {
        LogisticModel model = new LogisticTrainer(1).train(NAMES.size(), rows(300, 1));
        assertThat(model.probability(new float[] {4, 0, 4})).isGreaterThan(0.8);
        assertThat(model.probability(new float[] {-2, 0, 4})).isLessThan(0.1);
    }

    @Test
    void theShareOfPositivesDoesNotMoveTheScores() {
        List<TrainingRow> rows = rows(2_000, 1);
        List<TrainingRow> rare = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            if (!rows.get(i).positive() || i % 4 == 0) {
                rare.add(rows.get(i));
            }
        }
        float[] middling = {1, 0, 4};
        assertThat(new LogisticTrainer(1).train(NAMES.size(), rare).probability(middling))
                .isCloseTo(new LogisticTrainer(1).train(NAMES.size(), rows).probability(middling), within(0.08))
                .isCloseTo(0.5, within(0.1));
    }

    @Test
    void equalRowsGiveEqualBytes() {
        assertThat(new LogisticTrainer(1).train(NAMES.size(), rows(300, 1)).onnx())
                .isEqualTo(
                        new LogisticTrainer(1).train(NAMES.size(), rows(300, 1)).onnx())
                .isNotEqualTo(
                        new LogisticTrainer(1).train(NAMES.size(), rows(300, 2)).onnx());
    }

    @Test
    void shrinkagePullsTowardsTheMiddle() {
        float[] extreme = {4, 0, 4};
        double free =
                new LogisticTrainer(0.01).train(NAMES.size(), rows(300, 1)).probability(extreme);
        double shrunk =
                new LogisticTrainer(500).train(NAMES.size(), rows(300, 1)).probability(extreme);
        assertThat(shrunk).isLessThan(free - 0.1);
    }

    @Test
    void rowsOfOneKindAreRefused() {
        List<TrainingRow> negatives =
                rows(30, 1).stream().filter(row -> !row.positive()).toList();
        assertThatThrownBy(() -> new LogisticTrainer(1).train(NAMES.size(), negatives))
                .hasMessageContaining("0 of " + negatives.size() + " training rows are positive");
    }
}
