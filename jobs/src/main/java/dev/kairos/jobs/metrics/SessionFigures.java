package dev.kairos.jobs.metrics;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kairos.core.assistant.AssistantSpec;
import dev.kairos.core.slot.Gold;
import dev.kairos.core.slot.Metric.Figure;
import dev.kairos.jobs.recording.Recording;
import dev.kairos.operators.loop.Loop;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Figures of one replay. Only spans whose act the assistant can produce are wanted of it; an assistant without a table
 * of acts (a floor) is measured on all spans, and every act of it counts as the wanted one. Without gold beside the
 * recording only what needs none is given.
 */
public final class SessionFigures {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final ObjectNode document;
    private final List<SessionTally> tallies;
    private final List<SessionMeasure> measures;

    private SessionFigures(ObjectNode document, List<SessionTally> tallies, List<SessionMeasure> measures) {
        this.document = document;
        this.tallies = tallies;
        this.measures = measures;
    }

    /**
     * Computes the figures of a replay, beside those of speaking at every event and of never speaking.
     *
     * @param output folder with the replay's output files
     * @param loop whether what the assistant says came back to it
     * @throws IOException if a file cannot be read
     */
    public static SessionFigures of(AssistantSpec assistant, Recording recording, Path output, Loop loop)
            throws IOException {
        ReplayLog log = ReplayLog.read(output);
        Map<String, PolicyLog> policies = new TreeMap<>(Map.of("always", log.always(), "never", log.never()));
        RecordedSessions sessions = RecordedSessions.read(recording);
        Set<String> acts = GoldFiles.actsOf(assistant);
        Map<String, List<Gold>> gold = GoldFiles.read(Path.of(recording.path()));
        gold.replaceAll((session, lines) -> GoldFiles.wanted(lines, acts));
        List<SessionMeasure> measures = SessionMeasure.possible(!gold.isEmpty());
        List<SessionTally> own = log.policy(acts.isEmpty()).tallies(sessions, gold);

        ObjectNode document = JSON.createObjectNode();
        document.put("assistant", assistant.name());
        document.put("data", Path.of(recording.path()).getFileName().toString());
        document.put("loop", loop.isClosed() ? "closed" : "open");
        count(document.putObject("n"), sessions, Bootstrap.sum(own), log);
        put(document.putObject("metrics"), own, measures);
        ObjectNode baselines = document.putObject("baselines");
        policies.forEach((name, policy) -> put(baselines.putObject(name), policy.tallies(sessions, gold), measures));
        document.put("seed", Bootstrap.SEED);
        document.putObject("versions").put("kairos", "0.1.0");
        return new SessionFigures(document, own, measures);
    }

    /** Writes {@code metrics.json}. */
    public void write(Path file) throws IOException {
        Files.writeString(file, document.toPrettyString() + "\n");
    }

    /** The document written to {@code metrics.json}. */
    public JsonNode document() {
        return document;
    }

    /** The counts of each session, in the order of their ids. */
    List<SessionTally> tallies() {
        return tallies;
    }

    /** What could be measured. */
    List<SessionMeasure> measures() {
        return measures;
    }

    /**
     * One value of the assistant, NaN where it is not defined.
     *
     * @param metric name of a metric
     */
    public double value(String metric) {
        return document.path("metrics").path(metric).path("value").asDouble(Double.NaN);
    }

    /**
     * One value of a baseline, NaN where it is not defined.
     *
     * @param baseline name of a policy
     * @param metric name of a metric
     */
    public double baseline(String baseline, String metric) {
        return document.path("baselines")
                .path(baseline)
                .path(metric)
                .path("value")
                .asDouble(Double.NaN);
    }

    /** The figures in a few lines for a person. */
    public String summary() {
        JsonNode n = document.path("n");
        StringBuilder text = new StringBuilder(String.format(
                Locale.ROOT,
                "%s: %d sessions, %d events, %d decisions, %d interventions, %d dead letters",
                document.path("assistant").asText(),
                n.path("sessions").asInt(),
                n.path("events").asInt(),
                n.path("decisions").asInt(),
                n.path("interventions").asInt(),
                n.path("deadLetters").asInt()));
        text.append(String.format("%n  %s", loopInWords()));
        document.path("metrics")
                .properties()
                .forEach(metric -> text.append(String.format(
                        Locale.ROOT,
                        "%n  %-20s %s [%s, %s]  always %s  never %s",
                        metric.getKey(),
                        Shown.figure(value(metric.getKey()), 3),
                        Shown.figure(metric.getValue().path("low").asDouble(Double.NaN), 3),
                        Shown.figure(metric.getValue().path("high").asDouble(Double.NaN), 3),
                        Shown.figure(baseline("always", metric.getKey()), 3),
                        Shown.figure(baseline("never", metric.getKey()), 3))));
        return text.toString();
    }

    private String loopInWords() {
        return document.path("loop").asText().equals("open")
                ? "the loop was open: decisions counted as said when made, and recorded people could not react to them"
                : "the loop was closed: the recording tells what was said and what came of it, and nobody was asked";
    }

    private static void count(ObjectNode n, RecordedSessions sessions, SessionTally total, ReplayLog log) {
        n.put("sessions", sessions.hours().size());
        n.put("events", sessions.events());
        n.put("decisions", total.decisions());
        n.put("interventions", total.interventions());
        n.put("deadLetters", log.deadLetters());
        n.put("late", log.late());
        n.put("duplicates", sessions.duplicates());
    }

    private static void put(ObjectNode target, List<SessionTally> tallies, List<SessionMeasure> measures) {
        SessionTally total = Bootstrap.sum(tallies);
        for (SessionMeasure measure : measures) {
            Figure figure =
                    Bootstrap.figure(tallies, measure.value(), measure.rests().applyAsInt(total));
            put(target.putObject(measure.label()), figure);
        }
    }

    /** Writes a figure; what is not defined is null. */
    static void put(ObjectNode node, Figure figure) {
        put(node, "value", figure.value());
        put(node, "low", figure.low());
        put(node, "high", figure.high());
        node.put("n", figure.n());
    }

    private static void put(ObjectNode node, String name, double value) {
        if (Double.isNaN(value)) {
            node.putNull(name);
        } else {
            node.put(name, value);
        }
    }
}
