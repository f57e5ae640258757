package dev.kairos.core.slot;

import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Which implementation fills a slot, with its parameters, as an assistant file says.
 *
 * @param id id of the implementation
 * @param parameters values as YAML gives them: text, numbers, booleans, lists, maps; serialisable
 */
public record SlotSpec(String id, Map<String, Object> parameters) implements Serializable {
    private static final long serialVersionUID = 1L;

    /**
     * The specification that a YAML mapping with the key {@code id} holds.
     *
     * @throws IllegalArgumentException if there is no such key or it is not text
     */
    public static SlotSpec of(Map<?, ?> mapping) {
        Map<String, Object> parameters = new LinkedHashMap<>();
        mapping.forEach((key, value) -> parameters.put(String.valueOf(key), value));
        if (!(parameters.remove("id") instanceof String id)) {
            throw new IllegalArgumentException("slot is '" + mapping + "', expected {id: ..., its parameters}");
        }
        return new SlotSpec(id, parameters);
    }

    /** An implementation with its defaults. */
    public static SlotSpec of(String id) {
        return new SlotSpec(id, Map.of());
    }
}
