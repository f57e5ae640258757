package dev.kairos.jobs.replay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The output files of a replay: part files merged and sorted, so that they do not depend on parallelism. */
public final class ReplayOutput {
    public static final String DECISIONS = "decisions";
    public static final String INTERVENTIONS = "interventions";
    public static final String OUTCOMES = "outcomes";
    public static final String DEAD_LETTERS = "dead-letters";
    /** What has to come back to a job whose loop is closed; a replay has none. */
    public static final String RETURNED = "returned";

    /** The page that shows all of them. */
    public static final String REPORT = "report.html";

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private ReplayOutput() {}

    /** Writes {@code <name>.jsonl} of every output, from the part files under a folder. */
    public static void merge(Path parts, Path target) throws IOException {
        for (String name : List.of(DECISIONS, INTERVENTIONS, OUTCOMES)) {
            write(lines(parts.resolve(name)), List.of("/session", "/time", "/id", "/intervention"), target, name);
        }
        write(
                lines(parts.resolve(DEAD_LETTERS)),
                List.of("/source/file", "/source/topic", "/source/line", "/source/offset"),
                target,
                DEAD_LETTERS);
    }

    private static void write(List<String> lines, List<String> keys, Path target, String name) throws IOException {
        List<Sortable> sortable = new ArrayList<>(lines.size());
        for (String line : lines) {
            JsonNode record = JSON.readTree(line);
            sortable.add(
                    new Sortable(keys.stream().map(key -> keyOf(record.at(key))).toList(), line));
        }
        sortable.sort(Comparator.naturalOrder());
        Files.write(
                target.resolve(name + ".jsonl"),
                sortable.stream().map(Sortable::line).toList(),
                StandardCharsets.UTF_8);
    }

    /** Numbers padded, so that they sort as numbers. */
    private static String keyOf(JsonNode value) {
        return value.isNumber() ? String.format("%020d", value.asLong()) : value.asText();
    }

    private static List<String> lines(Path folder) throws IOException {
        List<String> lines = new ArrayList<>();
        if (!Files.isDirectory(folder)) {
            return lines;
        }
        try (Stream<Path> parts = Files.list(folder)) {
            for (Path part : parts.filter(ReplayOutput::isCommitted).sorted().toList()) {
                lines.addAll(Files.readAllLines(part, StandardCharsets.UTF_8));
            }
        }
        return lines;
    }

    /** Parts in progress have a leading dot. */
    private static boolean isCommitted(Path part) {
        return !part.getFileName().toString().startsWith(".");
    }

    private record Sortable(List<String> keys, String line) implements Comparable<Sortable> {
        @Override
        public int compareTo(Sortable other) {
            for (int i = 0; i < keys.size(); i++) {
                int order = keys.get(i).compareTo(other.keys.get(i));
                if (order != 0) {
                    return order;
                }
            }
            return line.compareTo(other.line);
        }
    }
}
