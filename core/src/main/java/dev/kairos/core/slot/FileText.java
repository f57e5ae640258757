package dev.kairos.core.slot;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A named configuration file as it travels inside a specification, so that a job on another machine needs no file.
 *
 * @param file name for messages
 * @param text what it says
 */
public record FileText(String file, String text) {
    private static final String FILE = "file";
    private static final String TEXT = "text";

    /** The file that a value of a specification holds, or null if it holds none. */
    static @Nullable FileText of(@Nullable Object value) {
        return value instanceof Map<?, ?> map
                        && map.get(FILE) instanceof String file
                        && map.get(TEXT) instanceof String text
                ? new FileText(file, text)
                : null;
    }

    /** The file as a value of a specification. */
    public Map<String, Object> value() {
        return Map.of(FILE, file, TEXT, text);
    }
}
