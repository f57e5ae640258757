package dev.kairos.jobs.train;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kairos.jobs.evaluate.Report;
import dev.kairos.models.onnx.ModelCard.OperatingPoint;
import dev.kairos.models.onnx.ModelDirectory;
import dev.kairos.models.onnx.OnnxScorer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainingTest {
    @TempDir
    private Path folder;

    private Path trained(String name, boolean byLot, long seed) throws IOException {
        report(name, byLot, seed);
        return folder.resolve(name);
    }

    private Report report(String name, boolean byLot, long seed) throws IOException {
        Path data = Files.writeString(folder.resolve("twin.jsonl"), "{}\n");
        Path output = Files.createDirectories(folder.resolve(name));
        return new Training(new TwinTask(byLot), data, seed).run(output, events -> {}, (done, all) -> {});
    }

    @Test
    void theSameSeedGivesTheSameBytes() throws IOException {
        Path first = trained("first", false, 7);
        Path second = trained("second", false, 7);
        for (String file : new String[] {"model.onnx", "card.json", "card.md", "metrics.json"}) {
            assertThat(second.resolve(file)).hasSameBinaryContentAs(first.resolve(file));
        }
    }

    @Test
    void anotherSeedGivesOtherFoldsAndSoAnotherCard() throws IOException {
        byte[] first = Files.readAllBytes(trained("first", false, 7).resolve("card.json"));
        assertThat(Files.readAllBytes(trained("other", false, 8).resolve("card.json")))
                .isNotEqualTo(first);
    }

    @Test
    void whatTellsIsFoundAndLabelsByLotAreNot() throws IOException {
        double found = report("tells", false, 7).figures().get("auc").value();
        double lot = report("lot", true, 7).figures().get("auc").value();
        assertThat(found).isGreaterThan(0.7);
        assertThat(lot).isBetween(0.35, 0.62);
    }

    @Test
    void theModelOnDiskScoresARowByItsCard() throws IOException {
        try (OnnxScorer scorer = OnnxScorer.load(ModelDirectory.read(trained("model", false, 7)))) {
            assertThat(scorer.score(new float[] {3, 0})).isGreaterThan(scorer.score(new float[] {-2, 0}));
            assertThat(scorer.card().training().groups()).isEqualTo(20);
        }
    }

    @Test
    void theCardSaysWhichThresholdFindsWhichShare() throws IOException {
        ModelDirectory model = ModelDirectory.read(trained("points", false, 7));
        List<OperatingPoint> points = model.card().operatingPoints();
        assertThat(points).extracting(OperatingPoint::recall).isSorted().last().satisfies(recall -> assertThat(recall)
                .isGreaterThanOrEqualTo(0.9));
        assertThat(points).extracting(point -> -point.threshold()).isSorted();
        assertThat(points).extracting(OperatingPoint::falsePositiveRate).isSorted();
    }
}
