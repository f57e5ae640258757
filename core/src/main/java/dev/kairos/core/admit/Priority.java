package dev.kairos.core.admit;

import dev.kairos.core.decision.Action;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** How much an action matters, least first. */
public enum Priority {
    LOW,
    NORMAL,
    HIGH,
    CRITICAL;

    /** What an action is worth by itself: to escalate is critical, to interrupt is high, all else is normal. */
    public static Priority of(Action action) {
        return switch (action) {
            case ESCALATE -> CRITICAL;
            case INTERRUPT -> HIGH;
            case SPEAK, ASK, STEER -> NORMAL;
            case WAIT, HOLD, SILENT -> LOW;
        };
    }

    /** The priority that a file names. */
    public static Priority of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    /** All of them as files write them. */
    public static List<String> words() {
        return Arrays.stream(values()).map(Priority::word).toList();
    }

    /** The priority as files write it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether it is at or above a floor. */
    public boolean reaches(Priority floor) {
        return compareTo(floor) >= 0;
    }
}
