package dev.kairos.core.assistant;

import dev.kairos.core.slot.SlotCatalog;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Presets of ADMIT, each a file with the keys {@code preset}, {@code checks} and, if need be, {@code tenant} and
 * {@code watch}.
 */
public final class Presets {
    private static final String PRESET = "preset";
    private static final List<String> KEYS =
            List.of(PRESET, AdmitReading.CHECKS, AdmitReading.TENANT, AdmitReading.WATCH);

    private final Map<String, AdmitSpec> byId;

    private Presets(Map<String, AdmitSpec> byId) {
        this.byId = byId;
    }

    /**
     * Presets from their files.
     *
     * @param catalog checks that may be named
     * @throws YamlDocument.InvalidFileException with all problems of all files
     */
    public static Presets of(List<YamlDocument> documents, SlotCatalog catalog) {
        Map<String, AdmitSpec> byId = new TreeMap<>();
        List<YamlDocument.Problem> problems = new ArrayList<>();
        for (YamlDocument document : documents) {
            FileReading file = new FileReading(document, catalog, Programs.NONE);
            file.onlyKeys(KEYS);
            String id = file.name(PRESET);
            if (file.value(AdmitReading.CHECKS) == null) {
                file.wrong(AdmitReading.CHECKS, "is missing; expected " + AssistantKey.Shape.SLOTS.expected());
            }
            if (byId.put(id, new AdmitReading(file, document.values(), "").read()) != null) {
                file.wrong(PRESET, "is '" + id + "' again; expected a name that no other preset has");
            }
            problems.addAll(file.problems());
        }
        if (!problems.isEmpty()) {
            throw new YamlDocument.InvalidFileException(problems);
        }
        return new Presets(byId);
    }

    public boolean has(String id) {
        return byId.containsKey(id);
    }

    public List<String> ids() {
        return List.copyOf(byId.keySet());
    }

    /** What a preset says; nothing if there is none of that id. */
    public AdmitSpec of(String id) {
        return byId.getOrDefault(id, AdmitSpec.none());
    }
}
