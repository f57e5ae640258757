package dev.kairos.core.admit;

import dev.kairos.core.event.EventType;
import dev.kairos.core.event.SessionEvent;
import dev.kairos.core.event.SessionKey;
import dev.kairos.core.outcome.Outcome;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What became of one intervention.
 *
 * @param intervention key of its id
 * @param act its dialogue act; empty if that is not known
 * @param kind accepted, rejected or ignored
 * @param time event time at which it was known, ms
 * @param isOwnWord whether the person said so, as opposed to what was read out of what followed
 */
public record Reaction(long intervention, String act, Outcome.Kind kind, long time, boolean isOwnWord) {
    /** Attribute that names the intervention. */
    public static final String INTERVENTION = "intervention";

    /** The reaction that a REACTION or OUTCOME event tells of; null if it tells of none that counts. */
    public static @Nullable Reaction of(SessionEvent event) {
        String intervention = event.attribute(INTERVENTION);
        Outcome.Kind kind = kind(event);
        if (intervention == null || kind == null) {
            return null;
        }
        String act = event.attribute("act");
        return new Reaction(
                SessionKey.of(intervention),
                act == null ? "" : act,
                kind,
                event.time(),
                event.type() == EventType.REACTION);
    }

    /** A rating counts by its sign. */
    private static Outcome.@Nullable Kind kind(SessionEvent event) {
        String word = event.attribute("kind");
        if ("RATED".equals(word)) {
            Double value = Wishes.asNumber(event.attribute("value"));
            return value == null || value == 0 ? null : value > 0 ? Outcome.Kind.ACCEPTED : Outcome.Kind.REJECTED;
        }
        return Arrays.stream(Outcome.Kind.values())
                .filter(kind -> kind.name().equals(word))
                .findFirst()
                .orElse(null);
    }

    /** The same for an act that is known by now. */
    Reaction to(String knownAct) {
        return new Reaction(intervention, knownAct, kind, time, isOwnWord);
    }

    /** Whether it tells more than another one of the same intervention: the person's own word first, then the newer. */
    boolean outranks(Reaction other) {
        return isOwnWord == other.isOwnWord ? time > other.time : isOwnWord;
    }
}
