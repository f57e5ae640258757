package dev.kairos.jobs.train;

import dev.kairos.core.signal.SignalType;
import dev.kairos.core.slot.Metric.Figure;
import dev.kairos.jobs.evaluate.Calibration;
import dev.kairos.jobs.evaluate.EvaluationTask;
import dev.kairos.jobs.evaluate.LabelFigures;
import dev.kairos.jobs.evaluate.LabelledText;
import dev.kairos.jobs.evaluate.Report;
import dev.kairos.jobs.evaluate.SafetyTask;
import dev.kairos.jobs.evaluate.SafetyTask.Scored;
import dev.kairos.jobs.evaluate.Trajectory;
import dev.kairos.models.onnx.Fingerprint;
import dev.kairos.models.onnx.ModelCard;
import dev.kairos.models.onnx.ModelDirectory;
import dev.kairos.models.onnx.OnnxScorer;
import dev.kairos.models.safety.Grams;
import dev.kairos.models.safety.SafetyInput;
import dev.kairos.models.training.SparseRow;
import dev.kairos.models.training.TextModel;
import dev.kairos.models.training.TextModelTrainer;
import dev.kairos.models.training.TextRow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;

/**
 * Trains the safety model: figures by grouped cross-validation, in which temperatures and the threshold are chosen by an
 * inner one, then the model on all rows.
 */
final class SafetyTraining implements TrainingRun {
    private static final int FOLDS = 5;
    private static final double GRAM_SHRINKAGE = 0.25;
    private static final double FEATURE_SHRINKAGE = 100;
    private static final double BASE_RATE = 0.3;
    private static final String NOTE =
            "Grouped cross-validation: every text is scored by a model that has seen no text that begins alike.";
    private static final List<String> LIMITS = List.of(
            "Prompts to a language model, nearly all of them in English; talk among people is unknown to it.",
            "A label that nobody gave is unknown, not absent: a text counts as safe if no label says otherwise.",
            "The share of unsafe rows, three in ten, is far above that of most channels: choose thresholds anew there.",
            "It sees one text; harm that is spread over turns is the session's business.",
            "N-grams are hashed, so that no word of the rows can be read off the weights.");

    private final SafetyTask task;
    private final Path data;
    private final long seed;

    SafetyTraining(SafetyTask task, Path data, long seed) {
        this.task = task;
        this.data = data;
        this.seed = seed;
    }

    /** A model with what was chosen for it. */
    private record Fitted(TextModel model, double temperature, double gramTemperature, double threshold) {
        Scored score(LabelledText text) {
            TextRow row = row(text);
            return new Scored(
                    text,
                    OnnxScorer.calibrated(model.byGrams(0, row), gramTemperature, BASE_RATE),
                    OnnxScorer.calibrated(model.byBoth(0, row), temperature, BASE_RATE),
                    threshold);
        }
    }

    @Override
    public Report run(Path output, EvaluationTask.Progress reading, GroupedTraining.Progress fitting)
            throws IOException {
        List<LabelledText> texts = task.read(data, reading);
        List<Scored> scored = new ArrayList<>();
        LabelFigures labels = new LabelFigures(SafetyTask.LABELS, seed);
        for (int fold = 0; fold < FOLDS; fold++) {
            List<LabelledText> held = part(texts, fold, true, seed);
            List<LabelledText> seen = part(texts, fold, false, seed);
            Fitted fitted = fit(seen);
            TextModel all = model(seen, labels.size() + 1);
            for (LabelledText text : held) {
                scored.add(fitted.score(text));
                labels.add(text, label -> all.byBoth(label + 1, row(text)));
            }
            fitting.fold(fold + 1, FOLDS);
        }
        Report report = SafetyTask.report(data, "cross-validated " + SafetyTask.MODEL, scored, seed, NOTE);
        Fitted chosen = fit(texts);
        byte[] weights = model(texts, labels.size() + 1).onnx(chosen.temperature() / chosen.gramTemperature());
        ModelCard card = card(texts, scored, report, chosen, labels, weights);
        Files.write(output.resolve(ModelDirectory.WEIGHTS), weights);
        Files.writeString(output.resolve(ModelDirectory.CARD), card.json());
        Files.writeString(output.resolve("card.md"), CardPage.of(card, "texts"));
        report.write(output.resolve("metrics.json"));
        return report;
    }

    /** The first head, with what is chosen by models that have not seen the text. */
    private Fitted fit(List<LabelledText> texts) {
        List<Scored> heldOut = new ArrayList<>();
        for (int fold = 0; fold < FOLDS; fold++) {
            Fitted plain = new Fitted(model(part(texts, fold, false, seed + 1), 1), 1, 1, 0);
            part(texts, fold, true, seed + 1).forEach(text -> {
                TextRow row = row(text);
                heldOut.add(new Scored(
                        text, plain.model().byGrams(0, row), plain.model().byBoth(0, row), 0));
            });
        }
        double temperature = Calibration.temperature(trajectories(heldOut, Scored::byBoth), BASE_RATE);
        double gramTemperature = Calibration.temperature(trajectories(heldOut, Scored::byGrams), BASE_RATE);
        double threshold = LabelFigures.bestThreshold(heldOut.stream()
                .map(one -> new Trajectory.Point(
                        one.text().unsafe(), OnnxScorer.calibrated(one.byBoth(), temperature, BASE_RATE), 0))
                .toList());
        return new Fitted(model(texts, 1), temperature, gramTemperature, threshold);
    }

    private static List<Trajectory> trajectories(List<Scored> scored, ToDoubleFunction<Scored> score) {
        return scored.stream()
                .map(one -> new Trajectory(
                        one.text().group(),
                        List.of(new Trajectory.Point(one.text().unsafe(), score.applyAsDouble(one), 0))))
                .toList();
    }

    private static TextModel model(List<LabelledText> texts, int heads) {
        return new TextModelTrainer(Grams.BUCKETS, GRAM_SHRINKAGE, FEATURE_SHRINKAGE)
                .train(
                        texts.stream().map(SafetyTraining::row).toList(),
                        texts.stream()
                                .map(text -> Arrays.copyOf(text.labels(), heads))
                                .toList());
    }

    private static TextRow row(LabelledText text) {
        Grams grams = text.input().grams();
        int words = grams.words().length;
        int[] places = Arrays.copyOf(grams.words(), words + grams.letters().length);
        float[] values = Arrays.copyOf(grams.wordValues(), places.length);
        for (int i = words; i < places.length; i++) {
            places[i] = Grams.BUCKETS + grams.letters()[i - words];
            values[i] = grams.letterValues()[i - words];
        }
        return new TextRow(new SparseRow(places, values), text.input().features());
    }

    /** The texts whose group lies in a fold, or in the others. */
    private static List<LabelledText> part(List<LabelledText> texts, int fold, boolean within, long seed) {
        TreeSet<String> groups = new TreeSet<>();
        texts.forEach(text -> groups.add(text.group()));
        List<String> shuffled = new ArrayList<>(groups);
        Collections.shuffle(shuffled, new Random(seed));
        TreeSet<String> chosen = new TreeSet<>();
        for (int i = fold; i < shuffled.size(); i += FOLDS) {
            chosen.add(shuffled.get(i));
        }
        return texts.stream()
                .filter(text -> chosen.contains(text.group()) == within)
                .toList();
    }

    private ModelCard card(
            List<LabelledText> texts,
            List<Scored> scored,
            Report report,
            Fitted chosen,
            LabelFigures labels,
            byte[] weights)
            throws IOException {
        String[] name = SafetyTask.MODEL.split("@");
        return new ModelCard(
                name[0],
                Integer.parseInt(name[1]),
                SignalType.UNSAFE,
                SafetyInput.SCHEMA,
                SafetyInput.names(),
                chosen.temperature(),
                BASE_RATE,
                chosen.threshold(),
                Fingerprint.of(weights),
                new ModelCard.Training(
                        "1,680 prompts labelled for moderation, OpenAI",
                        Fingerprint.of(data),
                        "MIT",
                        texts.size(),
                        (int) texts.stream().filter(LabelledText::unsafe).count(),
                        report.sessions(),
                        seed),
                new TreeMap<String, Figure>(report.figures()),
                OperatingPoints.of(SafetyTask.MEASURES, trajectories(scored, Scored::byBoth)),
                LIMITS,
                labels.heads());
    }
}
