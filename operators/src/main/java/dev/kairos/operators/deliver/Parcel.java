package dev.kairos.operators.deliver;

import dev.kairos.core.decision.Decision;
import dev.kairos.operators.observe.Observation;
import dev.kairos.operators.vet.VettedReply;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * Whatever reaches DELIVER: an observation or a vetted reply. Exactly one is present.
 *
 * @param key partition key of the session
 * @param time event time, ms: of the observation, or at which the reply is to go out
 * @param observation what OBSERVE saw, or null
 * @param reply vetted reply, or null
 */
public record Parcel(long key, long time, @Nullable Observation observation, @Nullable VettedReply reply) {
    /** Inside one time stamp: what happened, then what we say. */
    public static final Comparator<Parcel> ORDER = Comparator.comparingLong(Parcel::time)
            .thenComparing(Parcel::observation, Comparator.nullsLast(Observation.ORDER))
            .thenComparing(Parcel::decision, Comparator.nullsFirst(Decision.LOG_ORDER));

    public static Parcel of(Observation observation) {
        return new Parcel(observation.key(), observation.time(), observation, null);
    }

    /** A reply that arrives some time after its decision, or after the moment to which that was put off. */
    public static Parcel of(long key, VettedReply reply, long delay) {
        return new Parcel(key, reply.reply().resolution().due() + delay, null, reply);
    }

    private @Nullable Decision decision() {
        return reply == null ? null : reply.reply().resolution().decision();
    }
}
