package dev.kairos.core.session;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the assistant is trying to reach in a session; persists across decisions.
 *
 * @param target what is to be reached
 * @param progress how far, in [0, 1]
 * @param agenda steps still to do, in order
 * @param deadline event time in ms, or null
 */
public record Goal(String target, double progress, List<String> agenda, @Nullable Long deadline) {
    public Goal {
        agenda = agenda == null ? List.of() : List.copyOf(agenda);
    }
}
