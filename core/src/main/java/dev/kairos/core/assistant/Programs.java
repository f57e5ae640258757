package dev.kairos.core.assistant;

import dev.kairos.core.slot.FileText;
import dev.kairos.core.slot.Parameter;
import dev.kairos.core.slot.SlotCatalog;
import dev.kairos.core.slot.SlotFactory;
import dev.kairos.core.slot.SlotSpec;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/**
 * Prompt programs that assistants may name. A specification says which by name; what travels to the job is the
 * program's whole text in its place.
 */
public final class Programs {
    /** No program. */
    public static final Programs NONE = new Programs(Map.of());

    private final Map<String, FileText> files;

    /** @param files program files by id, right or wrong */
    public Programs(Map<String, FileText> files) {
        this.files = new TreeMap<>(files);
    }

    public List<String> ids() {
        return List.copyOf(files.keySet());
    }

    /**
     * A specification with the text of each program in the place of its name, nested slots included. A name that no
     * program has stays.
     *
     * @param unknown told the path of each such name, and what is wrong with it
     */
    SlotSpec inlined(
            SlotCatalog catalog, Class<?> slot, SlotSpec spec, String path, BiConsumer<String, String> unknown) {
        if (!catalog.ids(slot).contains(spec.id())) {
            return spec;
        }
        Map<String, Object> values = new LinkedHashMap<>(spec.parameters());
        SlotFactory<?> factory = catalog.factory(slot, spec.id());
        for (Parameter parameter : factory.parameters()) {
            Object value = values.get(parameter.name());
            String place = path + "." + parameter.name();
            if (parameter.kind() == Parameter.Kind.PROGRAM && value instanceof String name) {
                FileText file = files.get(name);
                if (file == null) {
                    unknown.accept(place, "is '" + name + "'; expected one of the programs " + ids());
                } else {
                    values.put(parameter.name(), file.value());
                }
            } else if (parameter.slot() != null
                    && value instanceof Map<?, ?> nested
                    && nested.get("id") instanceof String) {
                SlotSpec inner = inlined(catalog, parameter.slot(), SlotSpec.of(nested), place, unknown);
                Map<String, Object> whole = new LinkedHashMap<>(inner.parameters());
                whole.put("id", inner.id());
                values.put(parameter.name(), whole);
            }
        }
        return new SlotSpec(spec.id(), values);
    }
}
