package dev.kairos.jobs.evaluate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kairos.core.slot.Metric.Figure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The figures of a task beside those of its baselines: {@code metrics.json}, and a table for people.
 *
 * @param task task id
 * @param data file name of the corpus
 * @param model id and version of the model, or what was cross-validated
 * @param sessions number of sessions
 * @param events number of decision points
 * @param refused records that ingest refused
 * @param figures ours, by name
 * @param baselines those of the baselines, by baseline and name
 * @param seed seed of folds and intervals
 * @param note what a reader must know before quoting a figure
 */
public record Report(
        String task,
        String data,
        String model,
        int sessions,
        int events,
        long refused,
        Map<String, Figure> figures,
        Map<String, Map<String, Figure>> baselines,
        long seed,
        String note) {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** Measures scores of a task beside its baselines. */
    public static Report of(
            JudgmentTask task,
            Path data,
            TaskData corpus,
            List<Trajectory> scored,
            String model,
            long seed,
            String note) {
        return new Report(
                task.id(),
                data.getFileName().toString(),
                model,
                scored.size(),
                corpus.examples().examples().size(),
                corpus.refused(),
                Intervals.figures(task.measures(), scored, seed),
                Baselines.of(task, corpus, seed),
                seed,
                note);
    }

    /** Writes {@code metrics.json}. */
    public void write(Path file) throws IOException {
        Files.writeString(file, json() + "\n");
    }

    /** The text of {@code metrics.json}. */
    public String json() {
        ObjectNode document = JSON.createObjectNode();
        document.put("task", task).put("data", data).put("note", note);
        document.putObject("n")
                .put("sessions", sessions)
                .put("events", events)
                .put("decisions", events)
                .put("interventions", 0)
                .put("deadLetters", refused)
                .put("late", 0)
                .put("duplicates", 0);
        document.set("metrics", nodes(figures));
        ObjectNode others = document.putObject("baselines");
        baselines.forEach((name, theirs) -> others.set(name, nodes(theirs)));
        document.put("seed", seed);
        document.putObject("versions").put("model", model);
        DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
        DefaultPrettyPrinter printer =
                new DefaultPrettyPrinter().withObjectIndenter(indenter).withArrayIndenter(indenter);
        try {
            return JSON.writer(printer).writeValueAsString(document);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("figures of " + task + " cannot be written", impossible);
        }
    }

    private static ObjectNode nodes(Map<String, Figure> figures) {
        ObjectNode all = JSON.createObjectNode();
        figures.forEach((name, figure) -> {
            ObjectNode node = all.putObject(name).put("value", figure.value());
            node.set("low", number(figure.low()));
            node.set("high", number(figure.high()));
            node.put("n", figure.n());
        });
        return all;
    }

    private static JsonNode number(double value) {
        return Double.isNaN(value) ? JSON.nullNode() : JSON.getNodeFactory().numberNode(value);
    }

    /** The table that is printed: a line per figure, a column per baseline. */
    public String table() {
        StringBuilder table = new StringBuilder();
        table.append(String.format(
                Locale.ROOT, "%s on %s: %s, %d sessions, %d events%n", task, data, model, sessions, events));
        table.append(note).append(System.lineSeparator());
        Map<String, Map<String, Figure>> columns = new LinkedHashMap<>(baselines);
        table.append(String.format(Locale.ROOT, "%-18s %-22s", "", "ours [95 %]"));
        columns.keySet().forEach(name -> table.append(String.format(Locale.ROOT, " %24s", name)));
        figures.forEach((name, figure) -> {
            table.append(System.lineSeparator())
                    .append(String.format(Locale.ROOT, "%-18s %-22s", name, interval(figure)));
            columns.values()
                    .forEach(theirs -> table.append(String.format(
                            Locale.ROOT, " %24s", theirs.containsKey(name) ? value(theirs.get(name)) : "")));
        });
        return table.toString();
    }

    private static String value(Figure figure) {
        return String.format(Locale.ROOT, "%.3f", figure.value());
    }

    private static String interval(Figure figure) {
        return String.format(Locale.ROOT, "%.3f [%.3f, %.3f]", figure.value(), figure.low(), figure.high());
    }
}
