package dev.kairos.jobs.evaluate;

import com.fasterxml.jackson.databind.JsonNode;
import dev.kairos.core.ingest.Redaction;
import dev.kairos.core.slot.Encoder;
import dev.kairos.core.slot.Metric.Figure;
import dev.kairos.core.slot.SlotCatalog;
import dev.kairos.core.slot.SlotSpec;
import dev.kairos.core.turn.Cue;
import dev.kairos.core.turn.Cues;
import dev.kairos.models.cue.LexicalCueExtractor;
import dev.kairos.models.onnx.Fingerprint;
import dev.kairos.models.onnx.ModelDirectory;
import dev.kairos.models.safety.SafetyInput;
import dev.kairos.models.safety.SafetyModel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

/** Whether a prompt is unsafe, as a whole and in eight ways (P54). Words are redacted as ingest redacts them. */
public final class SafetyTask implements EvaluationTask {
    public static final String ID = "safety";
    /** Id and version of the shipped model. */
    public static final String MODEL = "safety@1";
    /** The labels of the corpus: sexual, hate, violence, harassment, self-harm, and the graver kinds of three. */
    public static final List<String> LABELS = List.of("S", "H", "V", "HR", "SH", "S3", "H2", "V2");
    /** The figures that count. */
    public static final List<Measure> MEASURES = measures();
    /** Share of texts that the cascade passes on. */
    public static final double PASSED_ON = 0.3;

    private static final long SEED = 7;
    private static final double CUT = 0.5;
    private static final int LONGEST = 16_384;
    private static final int BEGINNING = 80;

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String description() {
        return "is this prompt unsafe? PATH: openai-moderation jsonl[.gz]";
    }

    private static List<Measure> measures() {
        List<Measure> measures = new ArrayList<>();
        measures.add(Measure.ranking("auprc", sessions -> ranking(sessions).auprc()));
        measures.add(
                Measure.ranking("recallAtFpr10", sessions -> ranking(sessions).recallAt(0.1)));
        measures.addAll(PointMeasures.ALL);
        return List.copyOf(measures);
    }

    private static Ranking ranking(List<Trajectory> sessions) {
        return Ranking.of(
                sessions.stream().flatMap(session -> session.points().stream()).toList(),
                Trajectory.Point::positive,
                Trajectory.Point::score);
    }

    /**
     * Reads a corpus: a missing label is unknown, and a text without any label that says otherwise counts as safe.
     *
     * @throws IOException if it cannot be read
     */
    public List<LabelledText> read(Path data, Progress progress) throws IOException {
        LexicalCueExtractor cues = new LexicalCueExtractor();
        List<LabelledText> texts = new ArrayList<>();
        try (Encoder encoder = SlotCatalog.load().create(Encoder.class, SlotSpec.of("minilm"))) {
            for (JsonNode row : GoldLines.read(data, List.of("prompt"))) {
                String raw = row.path("prompt").asText();
                String text = Redaction.ON.apply(raw.length() <= LONGEST ? raw : raw.substring(0, LONGEST));
                Cues counted = cues.count(text);
                float[] vector = text.isBlank()
                        ? new float[encoder.dimension()]
                        : encoder.encode(List.of(text)).get(0);
                texts.add(new LabelledText(
                        groupOf(text), SafetyInput.of(text, counted, vector), counted.count(Cue.INSULT), labels(row)));
                progress.events(texts.size());
            }
        }
        if (texts.isEmpty()) {
            throw new IllegalArgumentException(data + " has no row; expected prompts with labels of " + LABELS);
        }
        return texts;
    }

    private static int[] labels(JsonNode row) {
        int[] labels = new int[LABELS.size() + 1];
        for (int i = 0; i < LABELS.size(); i++) {
            JsonNode label = row.get(LABELS.get(i));
            labels[i + 1] = label == null || label.isNull() ? -1 : label.asInt();
            labels[0] = Math.max(labels[0], labels[i + 1]);
        }
        return labels;
    }

    private static String groupOf(String text) {
        String plain = text.toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}]+", " ")
                .strip();
        return plain.length() <= BEGINNING ? plain : plain.substring(0, BEGINNING);
    }

    @Override
    public Report evaluate(Path data, Progress progress) throws IOException {
        List<LabelledText> texts = read(data, progress);
        try (SafetyModel model = SafetyModel.load(ModelDirectory.shipped(MODEL))) {
            List<Scored> scored = texts.stream()
                    .map(text -> new Scored(
                            text,
                            model.byGrams(text.input()).unsafe(),
                            model.byBoth(text.input()).unsafe(),
                            model.card().threshold()))
                    .toList();
            boolean isTrainedOn =
                    Fingerprint.of(data).equals(model.card().training().sha256());
            String note = isTrainedOn
                    ? "These are the very rows that " + MODEL
                            + " was trained on: the figures flatter. Quote those of its card."
                    : "None of these figures chose anything in " + MODEL + ".";
            return report(data, MODEL, scored, SEED, note);
        }
    }

    /**
     * A text with what two tiers say of it.
     *
     * @param text the text
     * @param byGrams probability by n-grams alone
     * @param byBoth probability by n-grams and vector
     * @param threshold probability at which to act
     */
    public record Scored(LabelledText text, double byGrams, double byBoth, double threshold) {}

    /** The figures of scored texts: both tiers, beside the first alone, a cascade of them, and what needs no model. */
    public static Report report(Path data, String model, List<Scored> scored, long seed, String note) {
        Map<String, Map<String, Figure>> baselines = new LinkedHashMap<>();
        boolean mostAreUnsafe =
                scored.stream().filter(one -> one.text().unsafe()).count() * 2 > scored.size();
        baselines.put("always", figures(scored, one -> 1, CUT, seed));
        baselines.put("never", figures(scored, one -> 0, CUT, seed));
        baselines.put("majority", figures(scored, one -> mostAreUnsafe ? 1 : 0, CUT, seed));
        baselines.put("insults", figures(scored, one -> one.text().insults(), CUT, seed));
        baselines.put("grams", figures(scored, Scored::byGrams, Double.NaN, seed));
        baselines.put("cascade30", figures(cascade(scored, PASSED_ON), Scored::byBoth, Double.NaN, seed));
        Map<String, Figure> ours = figures(scored, Scored::byBoth, Double.NaN, seed);
        return new Report(
                ID,
                data.getFileName().toString(),
                model,
                (int) scored.stream().map(one -> one.text().group()).distinct().count(),
                scored.size(),
                0,
                ours,
                baselines,
                seed,
                note);
    }

    /** The texts with the second tier's word only where the first is least sure: closest to the threshold. */
    public static List<Scored> cascade(List<Scored> scored, double share) {
        double width = scored.stream()
                .sorted(Comparator.comparingDouble(SafetyTask::distance))
                .skip((long) Math.floor(share * scored.size()))
                .findFirst()
                .map(SafetyTask::distance)
                .orElse(Double.MAX_VALUE);
        return scored.stream()
                .map(one -> distance(one) < width
                        ? one
                        : new Scored(one.text(), one.byGrams(), one.byGrams(), one.threshold()))
                .toList();
    }

    private static double distance(Scored one) {
        return Math.abs(one.byGrams() - one.threshold());
    }

    /** @param cut threshold of all, NaN for each one's own */
    private static Map<String, Figure> figures(
            List<Scored> scored, ToDoubleFunction<Scored> score, double cut, long seed) {
        Map<String, List<Trajectory.Point>> groups = new TreeMap<>();
        for (Scored one : scored) {
            double threshold = Double.isNaN(cut) ? one.threshold() : cut;
            groups.computeIfAbsent(one.text().group(), group -> new ArrayList<>())
                    .add(new Trajectory.Point(one.text().unsafe(), score.applyAsDouble(one), threshold));
        }
        return Intervals.figures(
                MEASURES,
                groups.entrySet().stream()
                        .map(group -> new Trajectory(group.getKey(), group.getValue()))
                        .toList(),
                seed);
    }
}
