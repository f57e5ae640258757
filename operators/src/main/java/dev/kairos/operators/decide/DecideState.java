package dev.kairos.operators.decide;

import dev.kairos.core.decision.Decision;
import dev.kairos.core.event.SessionEvent;
import dev.kairos.core.outcome.Outcome;
import dev.kairos.core.session.Features;
import dev.kairos.core.session.SessionView.Awaited;
import dev.kairos.core.session.SessionView.History;
import dev.kairos.core.session.SessionView.Reception;
import dev.kairos.core.session.Thought;
import dev.kairos.core.slot.OutcomeReader.Delivered;
import dev.kairos.operators.loop.OpenOutcome;
import dev.kairos.operators.observe.Heard;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What DECIDE keeps of a session beside the ring of words: live signals, and what each assistant did. */
public final class DecideState {
    private static final int OPEN_KEPT = 32;

    /** Session id. */
    public @Nullable String session;
    /** Signals that may still be live, each with its audience. */
    public List<Heard> signals = new ArrayList<>();
    /** One per assistant of the job, by index. */
    public List<Memory> memories = new ArrayList<>();
    /** Turns written to the ring so far. */
    public long written;
    /** Features of the last point. */
    public Features features = Features.none();
    /** Who acted last, or null. */
    public @Nullable String lastActor;
    /** Event time of the last content event, ms: the version of the session that a reply has seen. */
    public long contentTime = Long.MIN_VALUE;
    /** Requests whose evidence was taken, newest last. */
    public List<String> answered = new ArrayList<>();

    /** Tenant that an event of the session named last; empty before. */
    public String tenant = "";
    /** Channel that an event of the session named last; empty before. */
    public String channel = "";

    /** For deserialisation. */
    public DecideState() {}

    /** Takes in where the session takes place. */
    void place(SessionEvent event) {
        tenant = Objects.requireNonNullElse(event.attribute("tenant"), tenant);
        channel = Objects.requireNonNullElse(event.attribute("channel"), channel);
    }

    /** Takes in what was heard at one moment: the newest word of a detector stands for its earlier ones. */
    void hear(List<Heard> news) {
        signals.removeIf(known -> news.stream().anyMatch(known::isSupersededBy));
        signals.addAll(news);
    }

    /** What one assistant did in the session. */
    public static final class Memory {
        /** Whether the assistant watches this session. */
        public boolean watching;

        public int spoken;
        /** Event time at which the last decision counted as said, {@link Long#MIN_VALUE} if there was none. */
        public long lastSpoken = Long.MIN_VALUE;

        public int turnsSince;
        public @Nullable String lastAct;
        public List<Thought> thoughts = new ArrayList<>();
        /** Id of the decision that is on its way, or null. */
        public @Nullable String awaited;
        /** Its dialogue act, its event time, and until when it is waited for. */
        public String awaitedAct = "";

        public long awaitedSince;
        public long awaitedUntil;
        /** What was said and whose outcome is not known, oldest first, at most 32. */
        public List<OpenOutcome> open = new ArrayList<>();
        /** Outcomes since one was ACCEPTED. */
        public int ignored;

        public int rejected;
        /** How the last reply whose outcome is known was received, or null. */
        public @Nullable Reception received;

        /** For deserialisation. */
        public Memory() {}

        /** Something counts as said from now on. */
        void say(@Nullable String act, long time) {
            spoken++;
            lastSpoken = time;
            turnsSince = 0;
            lastAct = act;
        }

        /** What was said waits for its outcome; of more than are kept the oldest is given up. */
        void expectOutcome(OpenOutcome said) {
            open.add(said);
            if (open.size() > OPEN_KEPT) {
                open.remove(0);
            }
        }

        /** A decision is on its way until it comes back, or until an event time. */
        void await(Decision decision, long until) {
            awaited = decision.id();
            awaitedAct = Objects.requireNonNullElse(decision.act(), "");
            awaitedSince = decision.time();
            awaitedUntil = until;
        }

        /** It is known how a reply was received. */
        void receive(Outcome outcome, long time) {
            String act = open.stream()
                    .map(OpenOutcome::delivered)
                    .filter(one -> one.intervention().equals(outcome.intervention()))
                    .map(Delivered::act)
                    .findFirst()
                    .orElse("");
            open.removeIf(one -> one.delivered().intervention().equals(outcome.intervention()));
            received = new Reception(outcome.kind(), act, time);
            boolean isAccepted = outcome.kind() == Outcome.Kind.ACCEPTED;
            ignored = isAccepted ? 0 : ignored + (outcome.kind() == Outcome.Kind.IGNORED ? 1 : 0);
            rejected = isAccepted ? 0 : rejected + (outcome.kind() == Outcome.Kind.REJECTED ? 1 : 0);
        }

        /** What slots see of all this at an event time. */
        History history(long now) {
            return new History(
                    spoken,
                    lastSpoken == Long.MIN_VALUE ? null : lastSpoken,
                    turnsSince,
                    lastAct,
                    ignored,
                    rejected,
                    received,
                    awaited != null && now < awaitedUntil ? new Awaited(awaitedAct, awaitedSince) : null);
        }

        /** Nothing that speaks of a person is kept any longer. */
        void forget(String person) {
            thoughts.clear();
            open.removeIf(one -> person.equals(one.delivered().addressee()));
        }
    }
}
