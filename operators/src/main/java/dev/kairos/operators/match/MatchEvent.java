package dev.kairos.operators.match;

import dev.kairos.core.event.EventType;
import dev.kairos.core.event.Role;
import dev.kairos.core.event.SessionEvent;
import dev.kairos.core.event.SessionKey;
import dev.kairos.core.session.Feature;
import dev.kairos.core.session.Features;
import dev.kairos.core.signal.Signal;
import dev.kairos.core.signal.SignalType;
import dev.kairos.core.turn.Cue;
import dev.kairos.core.turn.Tension;
import dev.kairos.core.turn.Turn;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What patterns may ask about one event or silence mark. FORGET and END enter as events too: they are no part of any
 * pattern, they end what MATCH remembers.
 *
 * @param key hash of the session id
 * @param session session id
 * @param id event id, or {@code silence@<time>}
 * @param time event time, ms
 * @param type type of the event; null for a silence mark
 * @param actor id of the actor; empty for a silence mark
 * @param role role of the actor; SYSTEM for a silence mark
 * @param replyTo id of the event that this one answers, or null
 * @param cues occurrences by {@link Cue#ordinal()}
 * @param tension tension of the turn, in [0, 1)
 * @param signals best score by {@link SignalType#ordinal()}
 * @param features values by {@link Feature#ordinal()}
 * @param attributes attributes of the event; inside MATCH only those that a pattern asks for
 * @param addressee {@link #nameKey key of the name} that the words begin with; 0 if they address nobody by name
 */
public record MatchEvent(
        long key,
        String session,
        String id,
        long time,
        @Nullable EventType type,
        String actor,
        Role role,
        @Nullable String replyTo,
        float[] cues,
        float tension,
        float[] signals,
        float[] features,
        Map<String, String> attributes,
        long addressee) {
    /** Attribute of a FORGET event that names the person; without it the session is forgotten. */
    public static final String PERSON = "person";

    /** Order of the events of a session: by time, then id, whatever the order of arrival. */
    public static final Comparator<MatchEvent> TIME_ORDER =
            Comparator.comparingLong(MatchEvent::time).thenComparing(MatchEvent::id);

    private static final float[] NO_VALUES = new float[0];

    public MatchEvent {
        // a savepoint written before a component existed restores it as null
        cues = cues == null ? NO_VALUES : cues;
        signals = signals == null ? NO_VALUES : signals;
        features = features == null ? NO_VALUES : features;
        attributes = attributes == null ? Map.of() : attributes;
    }

    /** What patterns may ask about a turn. */
    public static MatchEvent of(long key, Turn turn, Features features, List<Signal> signals) {
        SessionEvent event = turn.event();
        return new MatchEvent(
                key,
                event.session(),
                event.id(),
                event.time(),
                event.type(),
                event.actor().id(),
                event.actor().role(),
                event.replyTo(),
                turn.cues().counts(),
                (float) Tension.of(turn.cues()),
                bestScores(signals),
                features.values(),
                event.attributes(),
                nameKey(event.addressedName()));
    }

    /**
     * What patterns may ask about a silence mark.
     *
     * @param time event time of the mark, ms
     * @param silenceMillis how long it has been silent, ms
     * @param features features at the mark
     */
    public static MatchEvent ofSilence(long key, String session, long time, long silenceMillis, Features features) {
        float[] values = new float[Feature.values().length];
        System.arraycopy(features.values(), 0, values, 0, Math.min(values.length, features.values().length));
        values[Feature.SILENCE.ordinal()] = (float) Math.log1p(silenceMillis / 1_000.0);
        return new MatchEvent(
                key,
                session,
                "silence@" + time,
                time,
                null,
                "",
                Role.SYSTEM,
                null,
                NO_VALUES,
                0f,
                NO_VALUES,
                values,
                Map.of(),
                0);
    }

    /** Key under which a name is compared, whatever its case; 0 for none. The name itself is not kept. */
    public static long nameKey(@Nullable String name) {
        return name == null ? 0 : SessionKey.of(name.toLowerCase(Locale.ROOT));
    }

    private static float[] bestScores(List<Signal> signals) {
        if (signals.isEmpty()) {
            return NO_VALUES;
        }
        float[] best = new float[SignalType.values().length];
        for (Signal signal : signals) {
            int type = signal.type().ordinal();
            best[type] = Math.max(best[type], (float) signal.score());
        }
        return best;
    }

    /** Whether the event ends what MATCH remembers, instead of being part of a pattern. */
    public boolean isControl() {
        return type == EventType.FORGET || type == EventType.END;
    }

    /** The person that a FORGET names; null: the whole session. */
    public @Nullable String forgottenPerson() {
        return attributes.get(PERSON);
    }

    /** The same event with no other attributes than these. */
    MatchEvent keeping(Set<String> names) {
        if (isControl() || names.containsAll(attributes.keySet())) {
            return this;
        }
        Map<String, String> kept = new TreeMap<>(attributes);
        kept.keySet().retainAll(names);
        return new MatchEvent(
                key, session, id, time, type, actor, role, replyTo, cues, tension, signals, features, kept, addressee);
    }
}
