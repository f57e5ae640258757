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
import org.jspecify.annotations.Nullable;

/**
 * Prompt programs and taxonomies that assistants may name. A specification says which by name; what travels to the job
 * is the file's whole text in its place.
 */
public final class Programs {
    /** No program. */
    public static final Programs NONE = new Programs(Map.of());

    private final Map<String, FileText> files;
    private final Map<String, FileText> taxonomies;

    /** @param files program files by id, right or wrong */
    public Programs(Map<String, FileText> files) {
        this(files, Map.of());
    }

    /**
     * @param files program files by id, right or wrong
     * @param taxonomies taxonomy files by id, right or wrong
     */
    public Programs(Map<String, FileText> files, Map<String, FileText> taxonomies) {
        this.files = new TreeMap<>(files);
        this.taxonomies = new TreeMap<>(taxonomies);
    }

    public List<String> ids() {
        return List.copyOf(files.keySet());
    }

    /** The files that a parameter may name, or null if it names none. */
    private @Nullable Map<String, FileText> filesFor(Parameter parameter) {
        return switch (parameter.kind()) {
            case PROGRAM -> files;
            case TAXONOMY -> taxonomies;
            default -> null;
        };
    }

    /**
     * A specification with the text of each file in the place of its name, nested slots included. A name that no file has
     * stays.
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
            Map<String, FileText> nameable = filesFor(parameter);
            if (nameable != null && value instanceof String name) {
                FileText file = nameable.get(name);
                if (file == null) {
                    String kind = parameter.kind() == Parameter.Kind.PROGRAM ? "programs" : "taxonomies";
                    unknown.accept(place, "is '" + name + "'; expected one of the " + kind + " " + nameable.keySet());
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
