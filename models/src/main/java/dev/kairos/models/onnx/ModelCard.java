package dev.kairos.models.onnx;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.kairos.core.signal.SignalType;
import dev.kairos.core.slot.Metric.Figure;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a model is, what it reads and how far it can be trusted; {@code card.json} of a model directory.
 *
 * @param id what it judges, in kebab case
 * @param version counts up with every model of that id
 * @param signal what a high score means
 * @param schema id and version of the {@link dev.kairos.core.slot.FeatureExtractor} whose features it reads
 * @param inputs the features that it reads, in order; {@code vector.*} stands for all whose names begin so
 * @param temperature calibration: logits are divided by it
 * @param baseRate share of positives for which the probabilities hold; the weights themselves know of none
 * @param threshold score at which to act, chosen on held-out folds
 * @param weights SHA-256 of the weights that the card belongs to, hexadecimal
 * @param training what it was trained on
 * @param figures grouped cross-validation, by name; never figures of rows that the scoring model was trained on
 * @param operatingPoints what other thresholds did in cross-validation, from the lowest recall to the highest
 * @param limits what it does not know, one sentence each
 * @param heads what it judges beside that, by its own name; empty for a model with one answer
 */
public record ModelCard(
        String id,
        int version,
        SignalType signal,
        String schema,
        List<String> inputs,
        double temperature,
        double baseRate,
        double threshold,
        String weights,
        Training training,
        SortedMap<String, Figure> figures,
        List<OperatingPoint> operatingPoints,
        List<String> limits,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Head> heads) {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    public ModelCard {
        inputs = List.copyOf(inputs);
        operatingPoints = List.copyOf(operatingPoints);
        limits = List.copyOf(limits);
        figures = new TreeMap<>(figures);
        heads = heads == null ? List.of() : List.copyOf(heads);
    }

    /**
     * A further answer of the model.
     *
     * @param name name of the label in the rows
     * @param threshold score at which to act, chosen in cross-validation
     * @param rows rows that were labelled so or otherwise
     * @param positives rows that were labelled so
     * @param auprc area under precision and recall in cross-validation
     */
    public record Head(String name, double threshold, int rows, int positives, Figure auprc) {}

    /**
     * Where a model comes from.
     *
     * @param data what the rows are, in words
     * @param sha256 fingerprint of the file that held them, hexadecimal
     * @param licence licence of the rows
     * @param rows rows
     * @param positives rows that were positive
     * @param groups groups that never lay on both sides of a fold
     * @param seed seed of the folds
     */
    public record Training(
            String data, String sha256, String licence, int rows, int positives, int groups, long seed) {}

    /**
     * A threshold and what it did. The scores are those of models that had not seen the row, so the shipped one is a
     * little better.
     *
     * @param threshold score from which on to act
     * @param recall share of the positives that were acted on
     * @param falsePositiveRate share of the negatives that were
     * @param precision share of the acts that were right
     */
    public record OperatingPoint(double threshold, double recall, double falsePositiveRate, double precision) {}

    /** Id and version, as files name it: {@code derailment-github@1}. */
    public String name() {
        return id + "@" + version;
    }

    /** Reads a card. */
    static ModelCard parse(String json) throws JsonProcessingException {
        return JSON.readValue(json, ModelCard.class);
    }

    /** The card as JSON; the same text for equal cards. */
    public String json() {
        DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
        DefaultPrettyPrinter printer =
                new DefaultPrettyPrinter().withObjectIndenter(indenter).withArrayIndenter(indenter);
        try {
            return JSON.writer(printer).writeValueAsString(this) + "\n";
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("card of " + name() + " cannot be written", impossible);
        }
    }
}
