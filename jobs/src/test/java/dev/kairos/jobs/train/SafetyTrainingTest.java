package dev.kairos.jobs.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kairos.core.slot.Metric.Figure;
import dev.kairos.jobs.evaluate.LabelledText;
import dev.kairos.jobs.evaluate.Report;
import dev.kairos.jobs.evaluate.SafetyTask;
import dev.kairos.jobs.evaluate.SafetyTask.Scored;
import dev.kairos.jobs.recording.Corpora;
import dev.kairos.models.onnx.ModelDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code train safety} and {@code evaluate safety}, on an invented twin of the corpus and on the corpus itself. */
class SafetyTrainingTest {
    private static final List<String> THREATS = List.of("break", "smash", "wreck", "crush", "ruin");
    private static final List<String> CARES = List.of("mend", "paint", "clean", "polish", "carry");
    private static final List<String> THINGS = List.of("window", "fence", "bicycle", "door", "lamp", "chair");

    @TempDir
    private Path folder;

    /** Sixty rows; of every fourth one no more than two labels are known. */
    private Path twin() throws IOException {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            boolean isThreat = i % 2 == 0;
            String verb = (isThreat ? THREATS : CARES).get(i % 5);
            ObjectNode row = JsonMapper.builder().build().createObjectNode();
            row.put("prompt", i + " I shall " + verb + " the " + THINGS.get(i % 6) + " of my neighbour tonight");
            for (int label = 0; label < SafetyTask.LABELS.size(); label++) {
                if (i % 4 != 3 || label < 2) {
                    row.put(SafetyTask.LABELS.get(label), isThreat && (i / 2 + label) % 3 == 0 ? 1 : 0);
                }
            }
            lines.add(row.toString());
        }
        return Files.write(folder.resolve("twin.jsonl"), lines);
    }

    private Report trained(Path data, String output) throws IOException {
        Path place = Files.createDirectory(folder.resolve(output));
        return TrainingRun.of("safety", data, 7).run(place, events -> {}, (done, all) -> {});
    }

    @Test
    void theSameSeedAndDataGiveTheSameBytes() throws IOException {
        Path data = twin();
        Report report = trained(data, "once");
        trained(data, "again");
        for (String file : List.of("model.onnx", "card.json", "card.md", "metrics.json")) {
            assertThat(folder.resolve("again").resolve(file))
                    .hasSameBinaryContentAs(folder.resolve("once").resolve(file));
        }
        assertThat(value(report, "auprc")).isGreaterThan(0.9);
    }

    @Test
    void aLabelThatIsMissingIsUnknownAndNotAbsent() throws IOException {
        List<LabelledText> texts = new SafetyTask().read(twin(), events -> {});
        assertThat(texts.get(3).labels()).containsExactly(0, 0, 0, -1, -1, -1, -1, -1, -1);
        assertThat(texts.get(1).labels()).doesNotContain(-1);
        assertThat(ModelDirectory.shipped(SafetyTask.MODEL).card().heads())
                .extracting(head -> head.rows())
                .allMatch(rows -> rows < 1_680);
    }

    @Test
    void textsThatBeginAlikeLieInOneGroup() throws IOException {
        Path data = Files.writeString(
                folder.resolve("alike.jsonl"),
                """
                {"prompt": "%s one", "S": 0}
                {"prompt": "%s, two!", "S": 0}
                """
                        .formatted("Word ".repeat(30), "word  ".repeat(30)));
        assertThat(new SafetyTask().read(data, events -> {}))
                .extracting(LabelledText::group)
                .hasSize(2)
                .containsOnly("word ".repeat(16));
    }

    @Test
    void aCorpusWithoutRowsIsRefused() throws IOException {
        Path empty = Files.writeString(folder.resolve("empty.jsonl"), "\n");
        assertThatThrownBy(() -> new SafetyTask().evaluate(empty, events -> {}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("has no row");
    }

    /**
     * P54 on the real prompts: the shipped tier, cross-fitted, and a cascade that passes on three in ten. The null passes
     * on three in ten by lot.
     */
    @Test
    void theShippedModelIsTheOneThatTheCorpusGivesAndItsCascadePaysOff() throws IOException {
        Path data = Corpora.require("safety/openai-moderation-1680.jsonl.gz");
        Report report = trained(data, "shipped");
        // weights depend on the kind of processor, whose quantised vectors differ in the last digits; figures do not
        assertThat(value(report, "auprc"))
                .isCloseTo(
                        figure(ModelDirectory.shipped(SafetyTask.MODEL)
                                .card()
                                .figures()
                                .get("auprc")),
                        within(0.01));

        assertThat(value(report, "auprc")).isGreaterThan(0.82);
        assertThat(Objects.requireNonNull(report.figures().get("auprc")).low()).isGreaterThan(0.78);
        double single = baseline(report, "grams", "recallAtFpr10");
        double cascade = baseline(report, "cascade30", "recallAtFpr10");
        assertThat(cascade).isGreaterThan(single + 0.03).isGreaterThan(value(report, "recallAtFpr10") - 0.02);
    }

    @Test
    void toPassOnByLotIsWorseThanToPassOnWhereOneIsUnsure() {
        List<Scored> scored = new ArrayList<>();
        Random random = new Random(7);
        for (int i = 0; i < 1_000; i++) {
            boolean unsafe = i % 3 == 0;
            double weak = Math.min(1, Math.max(0, 0.5 + (unsafe ? 0.15 : -0.15) + random.nextGaussian() * 0.2));
            LabelledText text = new LabelledText("g" + i, null, 0, new int[] {unsafe ? 1 : 0});
            scored.add(new Scored(text, weak, unsafe ? 0.95 : 0.05, 0.5));
        }
        List<Scored> shuffled = new ArrayList<>(scored);
        Collections.shuffle(shuffled, random);
        List<Scored> byLot = new ArrayList<>();
        for (int i = 0; i < shuffled.size(); i++) {
            Scored one = shuffled.get(i);
            byLot.add(i < 300 ? one : new Scored(one.text(), one.byGrams(), one.byGrams(), one.threshold()));
        }
        assertThat(right(SafetyTask.cascade(scored, 0.3))).isGreaterThan(right(byLot) + 50);
    }

    private static long right(List<Scored> scored) {
        return scored.stream()
                .filter(one -> one.byBoth() >= one.threshold() == one.text().unsafe())
                .count();
    }

    private static double value(Report report, String name) {
        return figure(report.figures().get(name));
    }

    private static double baseline(Report report, String baseline, String name) {
        return figure(report.baselines().getOrDefault(baseline, Map.of()).get(name));
    }

    private static double figure(Figure figure) {
        return Objects.requireNonNull(figure).value();
    }
}
