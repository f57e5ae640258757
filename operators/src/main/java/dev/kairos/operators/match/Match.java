package dev.kairos.operators.match;

import dev.kairos.core.signal.Signal;
import java.util.Comparator;

/**
 * A complete match of a pattern.
 *
 * @param key hash of the session id
 * @param session session id
 * @param time event time at which it became known, ms: of the event that completed it, of the end of {@code within}
 *     where the last step is an absence, or of what settled the earlier partial match for which a skip strategy held it
 *     back
 * @param signal what the pattern says; its evidence are the matched events in time order
 */
public record Match(long key, String session, long time, Signal signal) {
    /** Order in which the matches of one moment leave: by pattern, then by evidence. */
    static final Comparator<Match> ORDER = Comparator.<Match, String>comparing(
                    match -> match.signal().by())
            .thenComparing(match -> String.join("\n", match.signal().evidence()));
}
