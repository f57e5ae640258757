package dev.kairos.operators.admit;

import dev.kairos.core.event.SessionEvent;
import dev.kairos.core.event.SessionKey;
import dev.kairos.operators.decide.Resolution;
import dev.kairos.operators.watch.WatchPerson;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * Whatever reaches a stage of ADMIT: an audible resolution, or something that changes what is known of whom it concerns.
 *
 * @param key partition key of the person, the session or the tenant
 * @param time event time, ms
 * @param resolution resolution to be admitted, or whose admission is to be debited, or null
 * @param event event of or about the person, or null
 * @param kind which of them it is
 */
public record Application(
        long key, long time, @Nullable Resolution resolution, @Nullable SessionEvent event, Kind kind) {
    /** What reaches ADMIT, in the order in which it is handled inside one time stamp. */
    public enum Kind {
        /** What the person did or wants. */
        EVENT,
        /** A message to a group that was admitted; it counts against the budgets of everybody in it. */
        DEBIT,
        /** A resolution that asks to be admitted. */
        ACTION,
        /** A resolution that was put off and asks again. */
        HELD
    }

    /** What is known comes first, then who asks. */
    public static final Comparator<Application> ORDER = Comparator.comparingLong(Application::time)
            .thenComparing(Application::kind)
            .thenComparing(Application::event, Comparator.nullsLast(SessionEvent.TIME_ORDER))
            .thenComparing(Application::resolution, Comparator.nullsFirst(Resolution.ORDER));

    private static final String TENANT = "tenant\n";

    public Application {
        kind = kind == null ? (event == null ? Kind.ACTION : Kind.EVENT) : kind;
    }

    /** An action before the person that it addresses, or before the session if it addresses nobody. */
    public static Application of(Resolution resolution) {
        String addressee = resolution.decision().addressee();
        return action(addressee == null ? resolution.decision().session() : addressee, resolution);
    }

    /** An action before the tenant of its session. */
    public static Application toTenant(Resolution resolution) {
        return action(TENANT + resolution.place().tenant(), resolution);
    }

    private static Application action(String subject, Resolution resolution) {
        return new Application(SessionKey.of(subject), resolution.due(), resolution, null, Kind.ACTION);
    }

    /** An action that is to be examined again. */
    static Application held(long key, Resolution resolution) {
        return new Application(key, resolution.due(), resolution, null, Kind.HELD);
    }

    /** What a message to a group costs one of its members. */
    static Application debit(String member, Resolution admitted) {
        return new Application(SessionKey.of(member), admitted.due(), admitted.withoutWords(), null, Kind.DEBIT);
    }

    /** An event before the session in which it happened. */
    public static Application toSession(SessionEvent event) {
        return new Application(event.key(), event.time(), null, event, Kind.EVENT);
    }

    /** An event before the person whom it is of or about. */
    public static Application toPerson(SessionEvent event) {
        String person =
                switch (event.type()) {
                    case FORGET -> event.attribute(WatchPerson.PERSON);
                    case OUTCOME -> event.attribute("addressee");
                    default -> null;
                };
        return new Application(
                SessionKey.of(person == null ? event.actor().id() : person), event.time(), null, event, Kind.EVENT);
    }
}
