package dev.kairos.jobs.metrics;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.kairos.jobs.replay.ReplayOutput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The output files of a replay, as far as figures need them. */
final class ReplayLog {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final List<JsonNode> decisions;
    private final List<JsonNode> interventions;
    private final List<JsonNode> deadLetters;

    private ReplayLog(List<JsonNode> decisions, List<JsonNode> interventions, List<JsonNode> deadLetters) {
        this.decisions = decisions;
        this.interventions = interventions;
        this.deadLetters = deadLetters;
    }

    /** Reads the output folder of a replay. */
    static ReplayLog read(Path folder) throws IOException {
        return new ReplayLog(
                lines(folder, ReplayOutput.DECISIONS),
                lines(folder, ReplayOutput.INTERVENTIONS),
                lines(folder, ReplayOutput.DEAD_LETTERS));
    }

    /**
     * What was decided and delivered.
     *
     * @param anyAct whether the acts are left out, so that every act counts as the wanted one
     */
    PolicyLog policy(boolean anyAct) {
        List<JsonNode> delivered = interventions.stream()
                .filter(intervention -> intervention.path("delivered").asBoolean())
                .toList();
        return new PolicyLog(decided(decisions), said(delivered, anyAct));
    }

    /** What speaking at every event would have been: nothing holds it back, and every act is right. */
    PolicyLog always() {
        List<JsonNode> atEvents = decisions.stream()
                .filter(decision -> decision.path("event").isTextual())
                .toList();
        return new PolicyLog(decided(atEvents), said(atEvents, true));
    }

    /** What never speaking would have been. */
    PolicyLog never() {
        return new PolicyLog(decided(decisions), Map.of());
    }

    int deadLetters() {
        return deadLetters.size();
    }

    int late() {
        return (int) deadLetters.stream()
                .filter(letter -> letter.path("reason").asText().equals("LATE"))
                .count();
    }

    private static Map<String, Integer> decided(List<JsonNode> records) {
        Map<String, Integer> decided = new TreeMap<>();
        records.forEach(record -> decided.merge(record.path("session").asText(), 1, Integer::sum));
        return decided;
    }

    private static Map<String, List<Said>> said(List<JsonNode> records, boolean anyAct) {
        Map<String, List<Said>> said = new TreeMap<>();
        for (JsonNode record : records) {
            long time = Instant.parse(record.path("time").asText()).toEpochMilli();
            said.computeIfAbsent(record.path("session").asText(), session -> new ArrayList<>())
                    .add(new Said(time, anyAct ? null : record.path("act").textValue()));
        }
        return said;
    }

    private static List<JsonNode> lines(Path folder, String name) throws IOException {
        List<JsonNode> records = new ArrayList<>();
        for (String line : Files.readAllLines(folder.resolve(name + ".jsonl"))) {
            records.add(JSON.readTree(line));
        }
        return records;
    }
}
