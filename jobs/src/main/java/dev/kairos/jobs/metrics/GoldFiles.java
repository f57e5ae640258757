package dev.kairos.jobs.metrics;

import dev.kairos.core.json.GoldJson;
import dev.kairos.core.slot.Gold;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Gold files beside recordings: {@code *.gold.jsonl}. */
final class GoldFiles {
    private static final String SUFFIX = ".gold.jsonl";

    private GoldFiles() {}

    /**
     * The wanted spans of a recording, by session; empty if there is no gold beside it.
     *
     * @param acts acts that an assistant can produce: only spans that want one of them, or any, count; without acts
     *     all spans do
     * @throws IOException if a file cannot be read
     * @throws IllegalArgumentException if a line is no gold line
     */
    static Map<String, List<Gold>> spans(Path recording, Set<String> acts) throws IOException {
        Map<String, List<Gold>> bySession = new TreeMap<>();
        for (Path file : files(recording)) {
            for (Gold gold : lines(file)) {
                List<Gold> spans = bySession.computeIfAbsent(gold.session(), session -> new ArrayList<>());
                if (gold.kind() == Gold.Kind.SPEAK_SPAN && isWanted(gold, acts)) {
                    spans.add(gold);
                }
            }
        }
        return bySession;
    }

    private static boolean isWanted(Gold span, Set<String> acts) {
        return acts.isEmpty() || span.value() == null || acts.contains(span.value());
    }

    private static List<Gold> lines(Path file) throws IOException {
        List<Gold> gold = new ArrayList<>();
        int number = 0;
        for (String line : Files.readAllLines(file)) {
            number++;
            try {
                gold.add(GoldJson.read(line));
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(file + ":" + number + ": " + e.getMessage(), e);
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
}
