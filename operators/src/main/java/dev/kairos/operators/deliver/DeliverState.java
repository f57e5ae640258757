package dev.kairos.operators.deliver;

import dev.kairos.operators.loop.OpenOutcome;
import java.util.ArrayList;
import java.util.List;

/** What DELIVER keeps of a session: how far it moved on, what went out, and whose outcome is still open. */
public final class DeliverState {
    /** Event times of the last content events, oldest first, at most 32. */
    public List<Long> contentTimes = new ArrayList<>();
    /** Keys of the decisions delivered or dropped last, at most 64. */
    public List<Long> handled = new ArrayList<>();
    /** Deliveries whose outcome is open. */
    public List<OpenOutcome> open = new ArrayList<>();

    /** For deserialisation. */
    public DeliverState() {}
}
