package dev.kairos.core.slot;

import dev.kairos.core.time.Durations;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The parameters of one slot implementation, typed, defaults filled in. */
public final class Parameters {
    private final SlotCatalog catalog;
    private final Map<String, Parameter> declared;
    private final Map<String, Object> values;
    private final boolean isTrial;

    /** @param isTrial whether what is made of them is not going to be used */
    Parameters(SlotCatalog catalog, List<Parameter> declared, Map<String, Object> values, boolean isTrial) {
        this.catalog = catalog;
        this.declared = new LinkedHashMap<>();
        declared.forEach(parameter -> this.declared.put(parameter.name(), parameter));
        this.values = values;
        this.isTrial = isTrial;
    }

    public double number(String name) {
        return Double.parseDouble(text(name));
    }

    public int count(String name) {
        return Integer.parseInt(text(name));
    }

    public Duration duration(String name) {
        return Durations.parse(text(name));
    }

    public boolean flag(String name) {
        return Boolean.parseBoolean(text(name));
    }

    /**
     * The value as text, or the default.
     *
     * @throws IllegalArgumentException if the parameter is mandatory and absent
     */
    public String text(String name) {
        String value = textOrNull(name);
        if (value == null) {
            throw new IllegalArgumentException(
                    "parameter '" + name + "' is missing; " + declaration(name).description());
        }
        return value;
    }

    /** The value as text, the default, or null. */
    public @Nullable String textOrNull(String name) {
        Object value = values.get(name);
        return value != null ? String.valueOf(value) : declaration(name).defaultValue();
    }

    /** A map from text to text; empty when absent. */
    public Map<String, String> table(String name) {
        Map<String, String> table = new LinkedHashMap<>();
        if (values.get(declaration(name).name()) instanceof Map<?, ?> map) {
            map.forEach((key, value) -> table.put(String.valueOf(key), String.valueOf(value)));
        }
        return table;
    }

    /**
     * The prompt program that the value names.
     *
     * @throws IllegalArgumentException if no reader has put its text there
     */
    public FileText program(String name) {
        return file(name, "a prompt program");
    }

    /**
     * The taxonomy that the value names.
     *
     * @throws IllegalArgumentException if no reader has put its text there
     */
    public FileText taxonomy(String name) {
        return file(name, "a taxonomy");
    }

    private FileText file(String name, String what) {
        Object value = values.get(declaration(name).name());
        FileText file = FileText.of(value);
        if (file == null) {
            throw new IllegalArgumentException(
                    "parameter '" + name + "' is '" + value + "', expected the text of " + what);
        }
        return file;
    }

    /** The implementation that a nested slot names, or the one with the default's id. */
    public <T> T slot(String name, Class<T> slot) {
        if (values.get(declaration(name).name()) instanceof Map<?, ?> map) {
            return made(slot, SlotSpec.of(map));
        }
        String otherwise = declaration(name).defaultValue();
        if (otherwise != null) {
            return made(slot, SlotSpec.of(otherwise));
        }
        throw new IllegalArgumentException(
                "parameter '" + name + "' is missing; " + declaration(name).description());
    }

    /** What is nested in a trial is tried, too. */
    private <T> T made(Class<T> slot, SlotSpec spec) {
        return isTrial ? catalog.trial(slot, spec) : catalog.create(slot, spec);
    }

    private Parameter declaration(String name) {
        Parameter parameter = declared.get(name);
        if (parameter == null) {
            throw new IllegalArgumentException("undeclared parameter '" + name + "', declared: " + declared.keySet());
        }
        return parameter;
    }
}
