package dev.kairos.operators.live;

import java.io.Serializable;

/**
 * How many calls a subtask of an asynchronous stage may have in flight; what comes on top is answered at once, as if
 * the call had failed, so that a full stage holds up nobody.
 *
 * @param perEndpoint calls in flight to one endpoint
 * @param perSession calls in flight for one session, of those
 */
public record CallLimits(int perEndpoint, int perSession) implements Serializable {
    private static final long serialVersionUID = 1L;

    public CallLimits {
        if (perEndpoint < 1 || perSession < 1) {
            throw new IllegalArgumentException(
                    "calls per endpoint are " + perEndpoint + ", per session " + perSession + "; allowed: 1 or more");
        }
    }
}
