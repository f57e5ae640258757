package dev.kairos.core.slot;

import dev.kairos.core.event.Actor;
import dev.kairos.core.event.EventType;
import dev.kairos.core.event.Role;
import dev.kairos.core.event.SessionEvent;
import dev.kairos.core.outcome.Outcome;
import dev.kairos.core.session.Feature;
import dev.kairos.core.session.Features;
import dev.kairos.core.session.RecentTurn;
import dev.kairos.core.session.SessionView;
import dev.kairos.core.signal.Signal;
import dev.kairos.core.signal.SignalType;
import dev.kairos.core.turn.Cues;
import dev.kairos.core.turn.Turn;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Builds session views for tests, one minute between turns, the first at minute 0. */
public final class Views {
    private static final long MINUTE = 60_000L;

    private final List<RecentTurn> turns = new ArrayList<>();
    private final List<Signal> signals = new ArrayList<>();
    private final float[] features = new float[Feature.values().length];
    private SessionView.History history = SessionView.History.none();
    private Cues cues = Cues.none();
    private float[] vector = new float[0];
    private long silence;

    /** Adds a turn; its id is {@code e1}, {@code e2} ... */
    public Views says(String actor, String text) {
        return says(actor, Role.USER, EventType.UTTERANCE, text);
    }

    /** Adds an event of any kind. */
    public Views says(String actor, Role role, EventType type, String text) {
        int number = turns.size() + 1;
        turns.add(new RecentTurn("e" + number, (number - 1) * MINUTE, type, actor, role, text, null));
        return this;
    }

    /** Adds a signal that lives for ten minutes from the last turn. */
    public Views signal(SignalType type, double score, String... evidence) {
        signals.add(new Signal(type, score, "test@1", List.of(evidence), now() + 10 * MINUTE));
        return this;
    }

    public Views feature(Feature feature, double value) {
        features[feature.ordinal()] = (float) value;
        return this;
    }

    public Views cues(Cues others) {
        cues = others;
        return this;
    }

    public Views vector(float[] other) {
        vector = other;
        return this;
    }

    /** Makes it a silence mark that long after the last turn. */
    public Views silent(long millis) {
        silence = millis;
        return this;
    }

    /** The assistant spoke last at the time of that turn. */
    public Views spokenAt(int turn) {
        history = new SessionView.History(1, (turn - 1) * MINUTE, turns.size() - turn, "any", 0, 0);
        return this;
    }

    /** Replies were ignored and rejected that often, the last one that long before the point. */
    public Views refused(int ignored, int rejected, long ago) {
        return received(Outcome.Kind.IGNORED, "any", ago, ignored, rejected);
    }

    /** The last reply was received so, and that long before the point. */
    public Views received(Outcome.Kind kind, String act, long ago) {
        return received(kind, act, ago, kind == Outcome.Kind.IGNORED ? 1 : 0, kind == Outcome.Kind.REJECTED ? 1 : 0);
    }

    private Views received(Outcome.Kind kind, String act, long ago, int ignored, int rejected) {
        SessionView.Reception last = new SessionView.Reception(kind, act, now() - ago);
        history = new SessionView.History(ignored + rejected, null, 9, act, ignored, rejected, last, null);
        return this;
    }

    private long now() {
        return Math.max(0, turns.size() - 1) * MINUTE + silence;
    }

    /** The view at the last turn, or at the silence after it. */
    public SessionView view() {
        RecentTurn last = turns.isEmpty() ? null : turns.get(turns.size() - 1);
        Turn turn = last == null || silence > 0 ? null : turn(last);
        List<RecentTurn> words = List.copyOf(turns);
        return new SessionView(
                "session",
                turn == null ? "silence@" + now() : turn.id(),
                now(),
                silence,
                turn,
                last == null ? null : last.actor(),
                new Features(features.clone()),
                List.copyOf(signals),
                () -> words,
                history,
                List.of(),
                null,
                null);
    }

    private Turn turn(RecentTurn last) {
        SessionEvent event = new SessionEvent(
                "session",
                last.id(),
                last.time(),
                last.type(),
                new Actor(last.actor(), last.role()),
                last.text(),
                null,
                Map.of());
        return new Turn(event, cues, vector);
    }
}
