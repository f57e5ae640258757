package dev.kairos.core.admit;

import org.jspecify.annotations.Nullable;

/**
 * An action that somebody would notice, as checks see it.
 *
 * @param decision id of the decision
 * @param act dialogue act
 * @param time event time of the decision, ms
 * @param seen event time of the last content event that the decision saw, ms
 * @param priority how much it matters
 * @param score what the trigger saw
 * @param threshold what the score had to reach
 * @param acceptance probability that the person accepts it, in [0, 1]; null if nobody estimated it
 * @param topic what it is about, so that the same is not said twice; null if that is not known
 * @param setting where it would be said
 */
public record Proposal(
        String decision,
        String act,
        long time,
        long seen,
        Priority priority,
        double score,
        double threshold,
        @Nullable Double acceptance,
        @Nullable String topic,
        Setting setting) {

    /**
     * Where an action would be said.
     *
     * @param tenant whose job it is; empty if events name none
     * @param channel channel of the session; empty if events name none
     * @param pace content events of the session in the minute before the decision
     * @param heard event time of the last content event by the person addressed, ms, or null
     */
    public record Setting(String tenant, String channel, int pace, @Nullable Long heard) {
        /** Nothing known. */
        public static final Setting UNKNOWN = new Setting("", "", 0, null);
    }

    /** An action of normal priority and with a sure score, of which nothing else is known. */
    public static Proposal of(String decision, String act, long time) {
        return new Proposal(decision, act, time, time, Priority.NORMAL, 1, 0, null, null, Setting.UNKNOWN);
    }

    /** The same with another priority. */
    public Proposal with(Priority other) {
        return new Proposal(decision, act, time, seen, other, score, threshold, acceptance, topic, setting);
    }

    /** The same somewhere else. */
    public Proposal in(Setting other) {
        return new Proposal(decision, act, time, seen, priority, score, threshold, acceptance, topic, other);
    }

    /** The same about something. */
    public Proposal about(@Nullable String other) {
        return new Proposal(decision, act, time, seen, priority, score, threshold, acceptance, other, setting);
    }

    /**
     * The same with other estimates.
     *
     * @param need how sure it is that help is needed, taken for the score
     * @param accepted probability that the person accepts it, or null
     */
    public Proposal estimated(double need, @Nullable Double accepted) {
        return new Proposal(decision, act, time, seen, priority, need, threshold, accepted, topic, setting);
    }

    /** The same, resting on what was seen at another time. */
    public Proposal seenAt(long other) {
        return new Proposal(decision, act, time, other, priority, score, threshold, acceptance, topic, setting);
    }

    /** How sure it is that help is needed: the score, cut to [0, 1]. */
    public double need() {
        return Math.min(1, Math.max(0, score));
    }
}
