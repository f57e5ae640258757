package dev.kairos.core.signal;

import java.util.List;

/**
 * An answer from outside the job. It opens a decision point of its own, {@code evidence@<request>}.
 *
 * @param session session that asked
 * @param request id of the request, unique in the session: {@code <probe>:<event id>}
 * @param time event time of its arrival, ms
 * @param by probe or model that answered, id and version
 * @param event id of the event asked about
 * @param signals what it says, possibly nothing
 */
public record Evidence(String session, String request, long time, String by, String event, List<Signal> signals) {
    public Evidence {
        signals = signals == null ? List.of() : List.copyOf(signals);
    }
}
