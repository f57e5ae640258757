package dev.kairos.operators.admit;

import dev.kairos.core.event.SessionEvent;
import dev.kairos.core.event.SessionKey;
import dev.kairos.operators.decide.Resolution;
import dev.kairos.operators.watch.WatchPerson;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * Whatever reaches ADMIT: an audible resolution, or an event that concerns the person. Exactly one is present.
 *
 * @param key partition key of the person addressed, or of the session if nobody is
 * @param time event time, ms
 * @param resolution resolution to be admitted, or null
 * @param event event of or about the person, or null
 */
public record Application(long key, long time, @Nullable Resolution resolution, @Nullable SessionEvent event) {
    /** Inside one time stamp: what the person did comes first. */
    public static final Comparator<Application> ORDER = Comparator.comparingLong(Application::time)
            .thenComparing(Application::event, Comparator.nullsLast(SessionEvent.TIME_ORDER))
            .thenComparing(Application::resolution, Comparator.nullsFirst(Resolution.ORDER));

    public static Application of(Resolution resolution) {
        String addressee = resolution.decision().addressee();
        String subject = addressee == null ? resolution.decision().session() : addressee;
        return new Application(SessionKey.of(subject), resolution.decision().time(), resolution, null);
    }

    /** A FORGET, for the person that it names, or for the session. */
    public static Application of(SessionEvent forget) {
        String person = forget.attribute(WatchPerson.PERSON);
        return new Application(SessionKey.of(person == null ? forget.session() : person), forget.time(), null, forget);
    }
}
