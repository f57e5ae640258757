package dev.kairos.jobs.metrics;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kairos.core.assistant.AssistantSpec;
import dev.kairos.core.event.SessionEvent;
import dev.kairos.core.ingest.Ingested;
import dev.kairos.core.slot.Gold;
import dev.kairos.core.slot.Metric.Figure;
import dev.kairos.jobs.metrics.SessionTally.Said;
import dev.kairos.jobs.recording.MergedRecording;
import dev.kairos.jobs.recording.Recording;
import dev.kairos.jobs.replay.ReplayOutput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

/**
 * Figures of one replay. Only spans whose act the assistant can produce are wanted of it; an assistant without such
 * acts (a null) is measured on all spans, by its moments alone.
 */
public final class SessionFigures {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final double MILLIS_PER_HOUR = 3_600_000.0;
    private static final Map<String, ToDoubleFunction<SessionTally>> MEASURES = new LinkedHashMap<>();

    static {
        MEASURES.put("precision", SessionTally::precision);
        MEASURES.put("recall", SessionTally::recall);
        MEASURES.put("f1", SessionTally::f1);
        MEASURES.put("falseAlarm", SessionTally::falseAlarm);
        MEASURES.put("falseAlarmsPerHour", SessionTally::falseAlarmsPerHour);
        MEASURES.put("speakRate", SessionTally::speakRate);
    }

    private final ObjectNode document;

    private SessionFigures(ObjectNode document) {
        this.document = document;
    }

    /**
     * Computes the figures of a replay.
     *
     * @param output folder with the replay's output files
     * @throws IOException if a file cannot be read
     */
    public static SessionFigures of(AssistantSpec assistant, Recording recording, Path output) throws IOException {
        Sessions sessions = Sessions.read(recording);
        List<JsonNode> decisions = lines(output.resolve(ReplayOutput.DECISIONS + ".jsonl"));
        List<JsonNode> interventions = lines(output.resolve(ReplayOutput.INTERVENTIONS + ".jsonl"));
        List<String> acts = actsOf(assistant);
        Map<String, List<Gold>> spans = GoldFiles.spans(Path.of(recording.path()), acts);
        Map<String, List<Said>> said = new TreeMap<>();
        interventions.stream().filter(one -> one.path("delivered").asBoolean()).forEach(one -> said.computeIfAbsent(
                        one.path("session").asText(), session -> new ArrayList<>())
                .add(new Said(
                        Instant.parse(one.path("time").asText()).toEpochMilli(),
                        acts.isEmpty() ? null : one.path("act").asText())));
        Map<String, Integer> decided = new TreeMap<>();
        decisions.forEach(one -> decided.merge(one.path("session").asText(), 1, Integer::sum));

        ObjectNode document = JSON.createObjectNode();
        document.put("assistant", assistant.name());
        document.put("data", Path.of(recording.path()).getFileName().toString());
        ObjectNode n = document.putObject("n");
        n.put("sessions", sessions.times.size());
        n.put("events", sessions.events);
        n.put("decisions", decisions.size());
        n.put("interventions", said.values().stream().mapToInt(List::size).sum());
        n.put(
                "deadLetters",
                lines(output.resolve(ReplayOutput.DEAD_LETTERS + ".jsonl")).size());
        n.put("late", late(output));
        n.put("duplicates", sessions.duplicates());
        n.put("spans", spans.values().stream().mapToInt(List::size).sum());
        ObjectNode metrics = document.putObject("metrics");
        ObjectNode baselines = document.putObject("baselines");
        if (!spans.isEmpty()) {
            put(metrics, sessions.tallies(decided, said, spans));
            put(baselines.putObject("always"), sessions.tallies(decided, sessions.always(), spans));
            put(baselines.putObject("never"), sessions.tallies(decided, Map.of(), spans));
        }
        document.put("seed", Bootstrap.SEED);
        document.putObject("versions").put("kairos", "0.1.0");
        return new SessionFigures(document);
    }

    /** Writes {@code metrics.json}. */
    public void write(Path file) throws IOException {
        Files.writeString(file, document.toPrettyString() + "\n");
    }

    /** The document written to {@code metrics.json}. */
    public JsonNode document() {
        return document;
    }

    /** One value, 0 where there is no gold. */
    public double value(String group, String metric) {
        JsonNode place = group.equals("metrics")
                ? document.path(group)
                : document.path("baselines").path(group);
        return place.path(metric).path("value").asDouble();
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
        document.path("metrics")
                .properties()
                .forEach(metric -> text.append(String.format(
                        Locale.ROOT,
                        "%n  %-20s %.3f [%.3f, %.3f]  always %.3f  never %.3f",
                        metric.getKey(),
                        metric.getValue().path("value").asDouble(),
                        metric.getValue().path("low").asDouble(),
                        metric.getValue().path("high").asDouble(),
                        value("always", metric.getKey()),
                        value("never", metric.getKey()))));
        return text.toString();
    }

    private static void put(ObjectNode target, List<SessionTally> tallies) {
        SessionTally total = Bootstrap.sum(tallies);
        MEASURES.forEach((name, measure) -> {
            long n = name.equals("recall")
                    ? total.spans()
                    : name.equals("speakRate") ? total.decisions() : total.interventions();
            Figure figure = Bootstrap.figure(tallies, measure, n);
            ObjectNode node = target.putObject(name);
            node.put("value", figure.value());
            node.put("low", figure.low());
            node.put("high", figure.high());
            node.put("n", figure.n());
        });
    }

    private static List<String> actsOf(AssistantSpec assistant) {
        List<String> acts = new ArrayList<>();
        if (assistant.planner().parameters().get("acts") instanceof Map<?, ?> table) {
            table.values().forEach(act -> acts.add(String.valueOf(act)));
        }
        return acts;
    }

    private static long late(Path output) throws IOException {
        return lines(output.resolve(ReplayOutput.DEAD_LETTERS + ".jsonl")).stream()
                .filter(letter -> letter.path("reason").asText().equals("LATE"))
                .count();
    }

    private static List<JsonNode> lines(Path file) throws IOException {
        List<JsonNode> records = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            records.add(JSON.readTree(line));
        }
        return records;
    }

    /** What the recording itself says: who was there, from when to when. */
    private static final class Sessions {
        private final Map<String, List<Long>> times = new TreeMap<>();
        private final Set<String> ids = new HashSet<>();
        private int events;

        static Sessions read(Recording recording) {
            Sessions sessions = new Sessions();
            try (MergedRecording records = recording.open(0)) {
                while (records.hasNext()) {
                    Ingested record = records.next();
                    SessionEvent event = record.event();
                    if (event != null) {
                        sessions.events++;
                        sessions.ids.add(event.session() + "\n" + event.id());
                        sessions.times
                                .computeIfAbsent(event.session(), session -> new ArrayList<>())
                                .add(event.time());
                    }
                }
            }
            return sessions;
        }

        int duplicates() {
            return events - ids.size();
        }

        /** An intervention at every event, matching whatever act is wanted. */
        Map<String, List<Said>> always() {
            Map<String, List<Said>> said = new TreeMap<>();
            times.forEach((session, moments) -> said.put(
                    session, moments.stream().map(time -> new Said(time, null)).toList()));
            return said;
        }

        List<SessionTally> tallies(
                Map<String, Integer> decided, Map<String, List<Said>> said, Map<String, List<Gold>> spans) {
            List<SessionTally> tallies = new ArrayList<>();
            times.forEach((session, moments) -> tallies.add(SessionTally.of(
                    decided.getOrDefault(session, 0),
                    said.getOrDefault(session, List.of()),
                    spans.getOrDefault(session, List.of()),
                    (moments.get(moments.size() - 1) - moments.get(0)) / MILLIS_PER_HOUR)));
            return tallies;
        }
    }
}
