package dev.kairos.operators.live;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Counts the calls in flight of one subtask. Calls begin on its thread and end on any. */
public final class CallsInFlight {
    private final @Nullable CallLimits limits;
    private final Map<String, Integer> counts = new HashMap<>();

    /** @param limits limits, or null for none: then the stage itself waits when it is full */
    public CallsInFlight(@Nullable CallLimits limits) {
        this.limits = limits;
    }

    /** Begins a call, if there is room for it; whoever began one has to end it. */
    public synchronized boolean begin(String endpoint, String session) {
        if (limits == null) {
            return true;
        }
        String ofSession = ofSession(endpoint, session);
        if (counts.getOrDefault(endpoint, 0) >= limits.perEndpoint()
                || counts.getOrDefault(ofSession, 0) >= limits.perSession()) {
            return false;
        }
        counts.merge(endpoint, 1, Integer::sum);
        counts.merge(ofSession, 1, Integer::sum);
        return true;
    }

    /** Ends a call. */
    public synchronized void end(String endpoint, String session) {
        if (limits != null) {
            counts.computeIfPresent(endpoint, CallsInFlight::oneLess);
            counts.computeIfPresent(ofSession(endpoint, session), CallsInFlight::oneLess);
        }
    }

    private static @Nullable Integer oneLess(String name, Integer count) {
        return count == 1 ? null : Integer.valueOf(count - 1);
    }

    private static String ofSession(String endpoint, String session) {
        return endpoint + "\n" + session;
    }
}
