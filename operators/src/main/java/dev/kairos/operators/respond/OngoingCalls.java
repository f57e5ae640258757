package dev.kairos.operators.respond;

import dev.kairos.operators.respond.Errand.Movement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The calls in flight of one subtask, so that they can be given up when their sessions move on. They begin and are given
 * up on its thread, and end on any.
 */
final class OngoingCalls {
    private final Map<String, List<Ongoing>> bySession = new HashMap<>();

    /**
     * A call begins.
     *
     * @param seen event time of the last content event that it knows of, ms
     * @param tolerate newer ones that it may miss
     */
    synchronized void begin(String session, ResponderCall call, long seen, int tolerate) {
        bySession.computeIfAbsent(session, any -> new ArrayList<>()).add(new Ongoing(call, seen, tolerate));
    }

    /** A call has ended. */
    synchronized void end(String session, ResponderCall call) {
        bySession.computeIfPresent(session, (any, calls) -> {
            calls.removeIf(one -> one.call == call);
            return calls.isEmpty() ? null : calls;
        });
    }

    /** Gives up what would be stale: by the rule by which DELIVER drops it, only sooner. */
    void movedOn(Movement movement) {
        List<ResponderCall> stale = new ArrayList<>();
        synchronized (this) {
            for (Ongoing one : bySession.getOrDefault(movement.session(), List.of())) {
                one.missed += movement.time() > one.seen ? 1 : 0;
                if (movement.isOver() || one.missed > one.tolerate) {
                    stale.add(one.call);
                }
            }
        }
        // outside of the lock, as a call that is given up ends at once
        stale.forEach(ResponderCall::giveUp);
    }

    private static final class Ongoing {
        private final ResponderCall call;
        private final long seen;
        private final int tolerate;
        private int missed;

        Ongoing(ResponderCall call, long seen, int tolerate) {
            this.call = call;
            this.seen = seen;
            this.tolerate = tolerate;
        }
    }
}
