package dev.kairos.jobs.metrics;

import dev.kairos.core.assistant.AssistantSpec;
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
import java.util.TreeSet;
import java.util.stream.Stream;

/** Gold files beside recordings: {@code *.gold.jsonl}. */
public final class GoldFiles {
    private static final String SUFFIX = ".gold.jsonl";

    private GoldFiles() {}

    /**
     * Everything that gold beside a recording says, by session; empty if there is none.
     *
     * @throws IOException if a file cannot be read
     * @throws IllegalArgumentException if a line is no gold line
     */
    public static Map<String, List<Gold>> read(Path recording) throws IOException {
        Map<String, List<Gold>> bySession = new TreeMap<>();
        for (Path file : files(recording)) {
            for (Gold gold : lines(file)) {
                bySession
                        .computeIfAbsent(gold.session(), session -> new ArrayList<>())
                        .add(gold);
            }
        }
        return bySession;
    }

    /**
     * The spans in which an assistant should speak.
     *
     * @param acts acts that it can produce: only spans that want one of them, or any, count; without acts all spans do
     */
    public static List<Gold> wanted(List<Gold> gold, Set<String> acts) {
        return gold.stream()
                .filter(one -> one.kind() == Gold.Kind.SPEAK_SPAN && isWanted(one, acts))
                .toList();
    }

    /** The acts that an assistant's planner can choose; empty for one without a table of acts (a floor). */
    public static Set<String> actsOf(AssistantSpec assistant) {
        return actsOf(assistant.planner().parameters());
    }

    /** A planner that makes something of another one's plan is wanted for what that one can choose. */
    private static Set<String> actsOf(Map<?, ?> planner) {
        if (planner.get("planner") instanceof Map<?, ?> other) {
            return actsOf(other);
        }
        Set<String> acts = new TreeSet<>();
        if (planner.get("acts") instanceof Map<?, ?> table) {
            table.values().forEach(act -> acts.add(String.valueOf(act)));
        }
        if (!acts.isEmpty() && planner.get("act") instanceof String other) {
            acts.add(other);
        }
        return acts;
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
