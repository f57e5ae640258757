package dev.kairos.core.assistant;

import dev.kairos.core.slot.SlotSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Presets of ADMIT: named lists of checks, each a file with the keys {@code preset} and {@code checks}. */
public final class Presets {
    private final Map<String, List<SlotSpec>> checksById;

    private Presets(Map<String, List<SlotSpec>> checksById) {
        this.checksById = checksById;
    }

    /**
     * Presets from their files.
     *
     * @throws YamlDocument.InvalidFileException with all problems
     */
    public static Presets of(List<YamlDocument> documents) {
        Map<String, List<SlotSpec>> checksById = new TreeMap<>();
        List<YamlDocument.Problem> problems = new ArrayList<>();
        for (YamlDocument document : documents) {
            List<SlotSpec> checks = new ArrayList<>();
            List<Object> items = YamlDocument.list(document.value("checks"));
            for (int i = 0; i < items.size(); i++) {
                Map<String, Object> parameters = YamlDocument.mapping(items.get(i));
                Object id = parameters.remove("id");
                if (id instanceof String name) {
                    checks.add(new SlotSpec(name, parameters));
                } else {
                    problems.add(
                            document.problem("checks[" + i + "]", "has no id; expected {id: ..., its parameters}"));
                }
            }
            if (!document.values().keySet().equals(Set.of("preset", "checks"))) {
                problems.add(
                        document.problem("", "has keys " + document.values().keySet() + "; expected [preset, checks]"));
            }
            checksById.put(String.valueOf(document.value("preset")), List.copyOf(checks));
        }
        if (!problems.isEmpty()) {
            throw new YamlDocument.InvalidFileException(problems);
        }
        return new Presets(checksById);
    }

    public boolean has(String id) {
        return checksById.containsKey(id);
    }

    public List<String> ids() {
        return List.copyOf(checksById.keySet());
    }

    /** Checks of a preset, in order. */
    public List<SlotSpec> checks(String id) {
        return checksById.getOrDefault(id, List.of());
    }
}
