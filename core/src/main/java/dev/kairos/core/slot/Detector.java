package dev.kairos.core.slot;

import dev.kairos.core.session.SessionView;
import dev.kairos.core.signal.Signal;
import java.util.List;

/** Looks at a session and says what it sees. Holds no state, reads no clock. */
public interface Detector extends AutoCloseable {
    /** Signals of this decision point, possibly none. */
    List<Signal> detect(SessionView view);

    @Override
    default void close() {}
}
