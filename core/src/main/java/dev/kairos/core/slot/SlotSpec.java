package dev.kairos.core.slot;

import java.io.Serializable;
import java.util.Map;

/**
 * Which implementation fills a slot, with its parameters, as an assistant file says.
 *
 * @param id id of the implementation
 * @param parameters values as YAML gives them: text, numbers, booleans, lists, maps; serialisable
 */
public record SlotSpec(String id, Map<String, Object> parameters) implements Serializable {
    private static final long serialVersionUID = 1L;

    /** An implementation with its defaults. */
    public static SlotSpec of(String id) {
        return new SlotSpec(id, Map.of());
    }
}
