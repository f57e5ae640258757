package dev.kairos.jobs.metrics;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.kairos.core.slot.Gold;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Gold files beside recordings: {@code *.gold.jsonl}. */
final class GoldFiles {
    private static final String SUFFIX = ".gold.jsonl";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private GoldFiles() {}

    /**
     * The wanted spans of a recording, by session.
     *
     * @param acts acts that count; if none of them is wanted anywhere, all spans count
     */
    static Map<String, List<Gold>> spans(Path recording, List<String> acts) throws IOException {
        List<Gold> all = read(recording).stream()
                .filter(gold -> gold.kind() == Gold.Kind.SPEAK_SPAN)
                .toList();
        List<Gold> own = all.stream()
                .filter(span -> span.value() == null || acts.contains(span.value()))
                .toList();
        Map<String, List<Gold>> bySession = new TreeMap<>();
        (own.isEmpty() ? all : own).forEach(span -> bySession
                .computeIfAbsent(span.session(), session -> new ArrayList<>())
                .add(span));
        return bySession;
    }

    private static List<Gold> read(Path recording) throws IOException {
        List<Gold> gold = new ArrayList<>();
        for (Path file : files(recording)) {
            for (String line : Files.readAllLines(file)) {
                JsonNode node = JSON.readTree(line);
                gold.add(new Gold(
                        node.path("session").asText(),
                        Gold.Kind.valueOf(node.path("kind").asText()),
                        time(node.path("from")),
                        time(node.path("to")),
                        node.path("event").textValue(),
                        node.path("value").textValue()));
            }
        }
        return gold;
    }

    private static List<Path> files(Path recording) throws IOException {
        if (Files.isRegularFile(recording)) {
            Path beside = Path.of(recording.toString().replaceAll("\\.jsonl(\\.gz)?$", "") + SUFFIX);
            return Files.exists(beside) ? List.of(beside) : List.of();
        }
        try (Stream<Path> found = Files.walk(recording)) {
            return found.filter(file -> file.toString().endsWith(SUFFIX))
                    .sorted()
                    .toList();
        }
    }

    private static @Nullable Long time(JsonNode value) {
        return value.isTextual() ? (Long) Instant.parse(value.asText()).toEpochMilli() : null;
    }
}
