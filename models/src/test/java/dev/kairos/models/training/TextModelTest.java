package dev.kairos.models.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.kairos.core.signal.SignalType;
import dev.kairos.core.slot.Metric.Figure;
import dev.kairos.models.onnx.Fingerprint;
import dev.kairos.models.onnx.ModelCard;
import dev.kairos.models.onnx.ModelDirectory;
import dev.kairos.models.safety.Grams;
import dev.kairos.models.safety.SafetyInput;
import dev.kairos.models.safety.SafetyModel;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class TextModelTest {
    private static final int FEATURES = SafetyInput.of("").features().length;

    private final List<TextRow> rows = new ArrayList<>();
    private final List<SafetyInput> inputs = new ArrayList<>();
    private final List<int[]> labels = new ArrayList<>();

    TextModelTest() {
        Random random = new Random(7);
        for (int i = 0; i < 40; i++) {
            boolean positive = i % 2 == 0;
            String text = (positive ? "storm and rain " : "sun and calm ") + "day " + random.nextInt(9);
            float[] features = new float[FEATURES];
            features[0] = (positive ? 1 : -1) + (float) random.nextGaussian();
            SafetyInput input = new SafetyInput(Grams.of(text), features);
            inputs.add(input);
            rows.add(row(input));
            labels.add(new int[] {positive ? 1 : 0, i % 3 == 0 ? -1 : i % 4 == 0 ? 1 : 0});
        }
    }

    @Test
    void theExportedGraphAnswersLikeTheModel() throws IOException {
        TextModel model = new TextModelTrainer(Grams.BUCKETS, 0.25, 10).train(rows, labels);
        try (SafetyModel exported = SafetyModel.load(directory(model.onnx(2)))) {
            for (int i = 0; i < rows.size(); i++) {
                assertThat(logit(exported.byBoth(inputs.get(i)).unsafe()))
                        .isCloseTo(logit(model.byBoth(0, rows.get(i))), within(1e-3));
                assertThat(logit(exported.byGrams(inputs.get(i)).unsafe()))
                        .as("twice as sharp")
                        .isCloseTo(2 * logit(model.byGrams(0, rows.get(i))), within(2e-3));
                assertThat(exported.byBoth(inputs.get(i)).labels().get("rare"))
                        .isCloseTo(model.byBoth(1, rows.get(i)), within(1e-4));
            }
        }
    }

    @Test
    void equalRowsGiveEqualBytes() {
        byte[] once = new TextModelTrainer(Grams.BUCKETS, 0.25, 10)
                .train(rows, labels)
                .onnx(1);
        byte[] again = new TextModelTrainer(Grams.BUCKETS, 0.25, 10)
                .train(rows, labels)
                .onnx(1);
        assertThat(again).isEqualTo(once);
    }

    /** At the optimum the errors of a feature's rows are balanced by its penalty. */
    @Test
    void theSparseFitIsAnOptimum() {
        List<SparseRow> sparse = List.of(
                new SparseRow(new int[] {0}, new float[] {1}),
                new SparseRow(new int[] {0, 1}, new float[] {1, 2}),
                new SparseRow(new int[] {1}, new float[] {1}),
                new SparseRow(new int[] {2}, new float[] {1}));
        boolean[] positive = {true, true, false, false};
        double[] weights = new SparseLogisticTrainer(3, 0.5).train(sparse, positive);
        for (int feature = 0; feature < 3; feature++) {
            double gradient = 0.5 * weights[feature];
            for (int i = 0; i < sparse.size(); i++) {
                double[] one = new double[4];
                sparse.get(i).addTo(one, 1);
                double probability = 1 / (1 + Math.exp(-sparse.get(i).dot(weights) - weights[3]));
                gradient += one[feature] * (probability - (positive[i] ? 1 : 0));
            }
            assertThat(gradient).isCloseTo(0, within(1e-3));
        }
        assertThat(weights[0]).isPositive();
        assertThat(weights[2]).isNegative();
    }

    @Test
    void rowsOfOneKindCannotBeFitted() {
        assertThatThrownBy(() -> new SparseLogisticTrainer(1, 1)
                        .train(List.of(new SparseRow(new int[] {0}, new float[] {1})), new boolean[] {true}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("1 of 1");
    }

    private static TextRow row(SafetyInput input) {
        Grams grams = input.grams();
        int[] places = new int[grams.words().length + grams.letters().length];
        float[] values = new float[places.length];
        for (int i = 0; i < places.length; i++) {
            boolean isWord = i < grams.words().length;
            int letter = i - grams.words().length;
            places[i] = isWord ? grams.words()[i] : Grams.BUCKETS + grams.letters()[letter];
            values[i] = isWord ? grams.wordValues()[i] : grams.letterValues()[letter];
        }
        return new TextRow(new SparseRow(places, values), input.features());
    }

    private static ModelDirectory directory(byte[] weights) throws IOException {
        ModelCard card = new ModelCard(
                "weather",
                1,
                SignalType.UNSAFE,
                SafetyInput.SCHEMA,
                SafetyInput.names(),
                1,
                0.5,
                0.5,
                Fingerprint.of(weights),
                new ModelCard.Training("made up", "", "none", 40, 20, 40, 7),
                new TreeMap<>(),
                List.of(),
                List.of(),
                List.of(new ModelCard.Head("rare", 0.5, 27, 7, new Figure(1, 1, 1, 27))));
        return new ModelDirectory(card, weights);
    }

    private static double logit(double probability) {
        return Math.log(probability / (1 - probability));
    }
}
