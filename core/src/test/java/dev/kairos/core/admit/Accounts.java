package dev.kairos.core.admit;

import dev.kairos.core.event.Actor;
import dev.kairos.core.event.EventType;
import dev.kairos.core.event.Role;
import dev.kairos.core.event.SessionEvent;
import dev.kairos.core.outcome.Outcome;
import java.util.Map;
import java.util.TreeMap;

/** Accounts for tests, as events make them. */
public final class Accounts {
    private Accounts() {}

    /** An account of somebody who wants certain things: names and values by turns. */
    public static Account wishing(String... wishes) {
        return Account.none().wishing(consent("c-1", 0, wishes));
    }

    /** A CONSENT by ann. */
    public static SessionEvent consent(String id, long time, String... wishes) {
        Map<String, String> attributes = new TreeMap<>();
        for (int i = 0; i < wishes.length; i += 2) {
            attributes.put(wishes[i], wishes[i + 1]);
        }
        return event(id, time, EventType.CONSENT, attributes);
    }

    /** A REACTION by ann. */
    public static SessionEvent reaction(String id, long time, String intervention, String kind) {
        return event(id, time, EventType.REACTION, Map.of("intervention", intervention, "kind", kind));
    }

    private static SessionEvent event(String id, long time, EventType type, Map<String, String> attributes) {
        return new SessionEvent("s-1", id, time, type, new Actor("ann", Role.USER), null, null, attributes);
    }

    /** The account after one more intervention met with a reaction. */
    public static Account reacting(Account account, Outcome.Kind kind, String act, long time) {
        return account.hearing(new Reaction(account.reactions().size() + 1L, act, kind, time, true));
    }
}
