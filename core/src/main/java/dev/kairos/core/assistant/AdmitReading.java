package dev.kairos.core.assistant;

import dev.kairos.core.assistant.AdmitSpec.WatchSpec;
import dev.kairos.core.assistant.AdmitSpec.WatchSpec.Keep;
import dev.kairos.core.slot.Check;
import dev.kairos.core.slot.SlotSpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads what presets and assistants say about ADMIT: the same keys in both. */
final class AdmitReading {
    static final String CHECKS = "checks";
    static final String TENANT = "tenant";
    static final String WATCH = "watch";
    static final List<String> KEYS = List.of(CHECKS, TENANT, WATCH);

    private static final String UNASKED = "unasked";
    private static final String KEEP = "keep";
    private static final String EXPECTED_WATCH = "{unasked: true or false, keep: nothing or presence}";

    private final FileReading file;
    private final Map<String, Object> values;
    private final String prefix;

    /**
     * @param values what the file says
     * @param prefix what to put before a key to get its path
     */
    AdmitReading(FileReading file, Map<String, Object> values, String prefix) {
        this.file = file;
        this.values = values;
        this.prefix = prefix;
    }

    AdmitSpec read() {
        return new AdmitSpec(checks(CHECKS), checks(TENANT), watch());
    }

    /** Whether it says who may be watched. */
    boolean hasRule() {
        return values.containsKey(WATCH);
    }

    private List<SlotSpec> checks(String key) {
        Object value = values.get(key);
        if (value != null && !(value instanceof List)) {
            file.wrong(prefix + key, "is '" + value + "'; expected " + AssistantKey.Shape.SLOTS.expected());
        }
        List<SlotSpec> checks = new ArrayList<>();
        List<Object> items = YamlDocument.list(value);
        for (int i = 0; i < items.size(); i++) {
            String path = prefix + key + "[" + i + "]";
            SlotSpec spec = file.spec(items.get(i), path, Check.class);
            if (spec != null) {
                checks.add(file.checked(Check.class, spec, path));
            }
        }
        return List.copyOf(checks);
    }

    private WatchSpec watch() {
        Object value = values.get(WATCH);
        Map<String, Object> watch = YamlDocument.mapping(value);
        Keep keep = keep(watch.get(KEEP));
        boolean isRule =
                watch.keySet().equals(Set.of(UNASKED, KEEP)) && watch.get(UNASKED) instanceof Boolean && keep != null;
        if (value != null && !isRule) {
            file.wrong(prefix + WATCH, "is '" + value + "'; expected " + EXPECTED_WATCH);
        }
        return isRule && keep != null
                ? new WatchSpec(Boolean.TRUE.equals(watch.get(UNASKED)), keep)
                : WatchSpec.UNLESS_REFUSED;
    }

    private static @Nullable Keep keep(@Nullable Object word) {
        return Arrays.stream(Keep.values())
                .filter(keep -> keep.name().toLowerCase(Locale.ROOT).equals(word))
                .findFirst()
                .orElse(null);
    }
}
