package dev.kairos.core.session;

import dev.kairos.core.outcome.Outcome;
import dev.kairos.core.signal.Signal;
import dev.kairos.core.signal.SignalType;
import dev.kairos.core.turn.Turn;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An immutable snapshot of one session at one decision point, as slots see it. Where a stage does not know a part (the
 * words of earlier turns in OBSERVE, say), that part is empty.
 *
 * @param session session id
 * @param point what opened the decision point: event id, {@code silence@<time>} or {@code evidence@<request>}
 * @param now event time of the point, ms
 * @param silence ms without content at a silence mark, else 0
 * @param turn the event that opened the point, or null
 * @param lastActor who acted last, or null
 * @param features features of the session
 * @param signals signals live now, in order of type, then score, largest first
 * @param recent words of the last turns, oldest first
 * @param history what this assistant did in this session
 * @param thoughts reservoir of covert thoughts
 * @param belief current belief, or null
 * @param goal current goal, or null
 */
public record SessionView(
        String session,
        String point,
        long now,
        long silence,
        @Nullable Turn turn,
        @Nullable String lastActor,
        Features features,
        List<Signal> signals,
        Words recent,
        History history,
        List<Thought> thoughts,
        @Nullable Belief belief,
        @Nullable Goal goal) {

    /** The words of the last turns, read only when somebody asks for them. */
    @FunctionalInterface
    public interface Words {
        /** No words known. */
        Words NONE = List::of;

        /** The last turns, oldest first. */
        List<RecentTurn> turns();
    }

    /**
     * What one assistant did in the session.
     *
     * @param spoken audible decisions that count as said
     * @param lastSpoken event time of the last one, or null
     * @param turnsSince content events since then
     * @param lastAct its dialogue act, or null
     * @param ignored outcomes IGNORED since one was ACCEPTED
     * @param rejected outcomes REJECTED since one was ACCEPTED
     * @param received how the last reply whose outcome is known was received, or null
     * @param awaited a decision that is on its way and holds back further ones, or null
     */
    public record History(
            int spoken,
            @Nullable Long lastSpoken,
            int turnsSince,
            @Nullable String lastAct,
            int ignored,
            int rejected,
            @Nullable Reception received,
            @Nullable Awaited awaited) {
        /** Nothing is on its way, and how the last reply was received is not known. */
        public History(
                int spoken,
                @Nullable Long lastSpoken,
                int turnsSince,
                @Nullable String lastAct,
                int ignored,
                int rejected) {
            this(spoken, lastSpoken, turnsSince, lastAct, ignored, rejected, null, null);
        }

        /** Nothing said yet. */
        public static History none() {
            return new History(0, null, 0, null, 0, 0);
        }
    }

    /**
     * How a reply was received.
     *
     * @param kind accepted, rejected or ignored
     * @param act its dialogue act; empty if it is not known any more
     * @param time event time at which that was known, ms
     */
    public record Reception(Outcome.Kind kind, String act, long time) {}

    /**
     * A decision whose words are on their way.
     *
     * @param act its dialogue act
     * @param since event time at which it was taken, ms
     */
    public record Awaited(String act, long since) {}

    /** A view of one turn and the session's features, as OBSERVE gives it to detectors. */
    public static SessionView ofTurn(String session, Turn turn, Features features) {
        return new SessionView(
                session,
                turn.id(),
                turn.time(),
                0,
                turn,
                turn.event().actor().id(),
                features,
                List.of(),
                Words.NONE,
                History.none(),
                List.of(),
                null,
                null);
    }

    /** A view of a silence mark, as OBSERVE gives it to detectors. */
    public static SessionView ofSilence(
            String session, long now, long silence, @Nullable String lastActor, Features features) {
        return new SessionView(
                session,
                "silence@" + now,
                now,
                silence,
                null,
                lastActor,
                features,
                List.of(),
                Words.NONE,
                History.none(),
                List.of(),
                null,
                null);
    }

    /** A view of a session of which nothing is known. */
    public static SessionView unknown(String session) {
        return new SessionView(
                session,
                "",
                0,
                0,
                null,
                null,
                Features.none(),
                List.of(),
                Words.NONE,
                History.none(),
                List.of(),
                null,
                null);
    }

    /** A view of the arrival of evidence. */
    public static SessionView ofEvidence(
            String session, String request, long now, @Nullable String lastActor, Features features) {
        return new SessionView(
                session,
                "evidence@" + request,
                now,
                0,
                null,
                lastActor,
                features,
                List.of(),
                Words.NONE,
                History.none(),
                List.of(),
                null,
                null);
    }

    /** The strongest live signal of a type. */
    public Optional<Signal> strongest(SignalType type) {
        return signals.stream()
                .filter(signal -> signal.type() == type && signal.isLiveAt(now))
                .max(Comparator.comparingDouble(Signal::score).thenComparing(Signal::by));
    }

    /** Score of the strongest live signal of a type, 0 if there is none. */
    public double score(SignalType type) {
        return strongest(type).map(Signal::score).orElse(0.0);
    }

    /** The same view with other signals. */
    public SessionView withSignals(List<Signal> others) {
        return new SessionView(
                session, point, now, silence, turn, lastActor, features, others, recent, history, thoughts, belief,
                goal);
    }
}
