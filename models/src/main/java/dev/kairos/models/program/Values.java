package dev.kairos.models.program;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a run knows so far, by name. Written by one part after the other. */
final class Values {
    private final Map<String, Value> byName = new LinkedHashMap<>();

    synchronized @Nullable Value get(String name) {
        return byName.get(name);
    }

    synchronized Values set(String name, Value value) {
        byName.put(name, value);
        return this;
    }

    synchronized void remove(String name) {
        byName.remove(name);
    }

    /** A value as text, empty if absent. */
    String text(String name) {
        Value value = get(name);
        return value == null ? "" : value.text();
    }
}
