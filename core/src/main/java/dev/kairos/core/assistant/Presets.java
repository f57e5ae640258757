package dev.kairos.core.assistant;

import dev.kairos.core.slot.Check;
import dev.kairos.core.slot.SlotCatalog;
import dev.kairos.core.slot.SlotSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Presets of ADMIT: named lists of checks, each a file with the keys {@code preset} and {@code checks}. */
public final class Presets {
    private static final String PRESET = "preset";
    private static final String CHECKS = "checks";
    private static final List<String> KEYS = List.of(PRESET, CHECKS);

    private final Map<String, List<SlotSpec>> checksById;

    private Presets(Map<String, List<SlotSpec>> checksById) {
        this.checksById = checksById;
    }

    /**
     * Presets from their files.
     *
     * @param catalog checks that may be named
     * @throws YamlDocument.InvalidFileException with all problems of all files
     */
    public static Presets of(List<YamlDocument> documents, SlotCatalog catalog) {
        Map<String, List<SlotSpec>> checksById = new TreeMap<>();
        List<YamlDocument.Problem> problems = new ArrayList<>();
        for (YamlDocument document : documents) {
            FileReading file = new FileReading(document, catalog);
            file.onlyKeys(KEYS);
            String id = file.name(PRESET);
            if (checksById.put(id, checks(file)) != null) {
                file.wrong(PRESET, "is '" + id + "' again; expected a name that no other preset has");
            }
            problems.addAll(file.problems());
        }
        if (!problems.isEmpty()) {
            throw new YamlDocument.InvalidFileException(problems);
        }
        return new Presets(checksById);
    }

    private static List<SlotSpec> checks(FileReading file) {
        List<SlotSpec> checks = new ArrayList<>();
        List<Object> items = file.items(CHECKS, AssistantKey.Shape.SLOTS.expected());
        if (file.value(CHECKS) == null) {
            file.wrong(CHECKS, "is missing; expected " + AssistantKey.Shape.SLOTS.expected());
        }
        for (int i = 0; i < items.size(); i++) {
            String path = CHECKS + "[" + i + "]";
            SlotSpec spec = file.spec(items.get(i), path, Check.class);
            if (spec != null) {
                checks.add(file.checked(Check.class, spec, path));
            }
        }
        return List.copyOf(checks);
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
