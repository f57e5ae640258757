package dev.kairos.core.slot;

import dev.kairos.core.event.SessionEvent;
import dev.kairos.core.reply.Intervention;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A simulated user with a hidden profile. */
public interface UserSimulator {
    /**
     * What the user does next.
     *
     * @param last what the assistant said last, or null
     * @param now event time, ms
     * @param seed seed of this step's random numbers
     * @return events in time order, none earlier than {@code now}; empty ends the session
     */
    List<SessionEvent> next(@Nullable Intervention last, long now, long seed);
}
