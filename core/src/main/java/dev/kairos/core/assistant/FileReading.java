package dev.kairos.core.assistant;

import dev.kairos.core.assistant.YamlDocument.InvalidFileException;
import dev.kairos.core.assistant.YamlDocument.Problem;
import dev.kairos.core.slot.SlotCatalog;
import dev.kairos.core.slot.SlotSpec;
import dev.kairos.core.time.Durations;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One pass over one file that collects what is wrong; every reading method answers something usable all the same. */
final class FileReading {
    private static final String UNNAMED = "unnamed";

    private final YamlDocument document;
    private final SlotCatalog catalog;
    private final Programs programs;
    private final List<Problem> problems = new ArrayList<>();

    FileReading(YamlDocument document, SlotCatalog catalog, Programs programs) {
        this.document = document;
        this.catalog = catalog;
        this.programs = programs;
    }

    /** What is wrong so far, in the order of the file. */
    List<Problem> problems() {
        return problems.stream().sorted(Comparator.comparingInt(Problem::line)).toList();
    }

    /**
     * Ends the pass.
     *
     * @throws InvalidFileException if anything is wrong
     */
    void end() {
        if (!problems.isEmpty()) {
            throw new InvalidFileException(problems());
        }
    }

    void wrong(String path, String what) {
        problems.add(document.problem(path, what));
    }

    void onlyKeys(Collection<String> allowed) {
        document.values().keySet().stream()
                .filter(key -> !allowed.contains(key))
                .forEach(key -> wrong(key, "is unknown; expected one of " + allowed));
    }

    @Nullable
    Object value(String key) {
        return document.value(key);
    }

    /** A name in kebab case. */
    String name(String key) {
        Object value = value(key);
        if (!(value instanceof String text)
                || !PatternStepReader.NAME.matcher(text).matches()) {
            wrong(key, "is '" + value + "'; expected " + AssistantKey.Shape.NAME.expected());
            return UNNAMED;
        }
        return text;
    }

    int count(String key, int least, int otherwise) {
        Object value = value(key);
        if (value != null && !(value instanceof Integer count && count >= least)) {
            wrong(key, "is '" + value + "'; expected a whole number >= " + least);
        }
        return value instanceof Integer count ? count : otherwise;
    }

    Duration duration(String path, Object value) {
        try {
            return Durations.parse(String.valueOf(value));
        } catch (IllegalArgumentException e) {
            wrong(path, String.valueOf(e.getMessage()));
            return Duration.ZERO;
        }
    }

    /** The items of a list; none if the key is absent. */
    List<Object> items(String key, String expected) {
        Object value = value(key);
        if (value != null && !(value instanceof List)) {
            wrong(key, "is '" + value + "'; expected " + expected);
        }
        return YamlDocument.list(value);
    }

    /** A mapping; empty if the key is absent. */
    Map<String, Object> mapping(String key, String expected) {
        Object value = value(key);
        if (value != null && !(value instanceof Map)) {
            wrong(key, "is '" + value + "'; expected " + expected);
        }
        return YamlDocument.mapping(value);
    }

    /** A specification as it stands, not yet checked; null, and a problem, if it is none. */
    @Nullable
    SlotSpec spec(@Nullable Object value, String path, Class<?> slot) {
        if (value instanceof Map<?, ?> mapping && mapping.get("id") instanceof String) {
            return SlotSpec.of(mapping);
        }
        wrong(path, "is '" + value + "'; expected {id: ..., its parameters}, with an id out of " + catalog.ids(slot));
        return null;
    }

    /** Checks a specification with all that is nested in it, and puts the programs that it names in their places. */
    SlotSpec checked(Class<?> slot, SlotSpec spec, String path) {
        Map<String, String> unknown = new HashMap<>();
        SlotSpec whole = programs.inlined(catalog, slot, spec, path, unknown::put);
        catalog.problems(slot, whole, path)
                .forEach(problem -> wrong(problem.path(), unknown.getOrDefault(problem.path(), problem.what())));
        return whole;
    }
}
