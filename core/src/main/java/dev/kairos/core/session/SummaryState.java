package dev.kairos.core.session;

import dev.kairos.core.event.EventType;
import dev.kairos.core.event.SessionEvent;
import dev.kairos.core.event.SessionKey;
import dev.kairos.core.turn.Cue;
import dev.kairos.core.turn.Cues;
import dev.kairos.core.turn.Tension;
import dev.kairos.core.turn.Turn;
import org.jspecify.annotations.Nullable;

/**
 * What OBSERVE keeps of a session: counters, windows and moments, under 2 KiB however long the session. Updated in
 * place, in event-time order, once per accepted event. The words of earlier turns are not in it.
 */
public final class SummaryState {
    static final int TURNS_MEASURE = 0;
    static final int TENSE_MEASURE = 1;
    static final int ERRORS_MEASURE = 2;
    static final int SEARCHES_MEASURE = 3;
    static final double TENSE = 0.4;
    private static final int MEASURES = 4;
    private static final long SAME_ERROR_SPAN = 30 * 60_000L;
    private static final int NEVER = 1_000_000;

    /** Session id; the key is only its hash. */
    public @Nullable String session;
    /** Accepted events. */
    public long events;
    /** Content events. */
    public int turns;

    public long firstTime;
    public long lastTime;
    /** Time of the content event before the last. */
    public long previousTime;

    public long lastActor;
    public long previousActor;
    public @Nullable String lastActorId;
    public ToneState tone = new ToneState();
    public PeopleState people = new PeopleState();
    public RequestState requests = new RequestState();
    public StretchState stretch = new StretchState();
    public PassageState passages = new PassageState();
    public RiskState risk = new RiskState();
    public PaneWindow oneMinute = new PaneWindow(60_000L, MEASURES);
    public PaneWindow fiveMinutes = new PaneWindow(5 * 60_000L, MEASURES);
    public PaneWindow thirtyMinutes = new PaneWindow(30 * 60_000L, MEASURES);
    /** Fingerprint of the latest error. */
    public int[] errorSketch = new int[0];

    public int sameError;
    public long errorTime;
    public int turnsSinceResolved = NEVER;
    public int turnsSinceDeclined = NEVER;
    public int turnsSinceHelpCue = NEVER;
    public int turnsSinceWordSearch = NEVER;
    public long helpCueActor;
    /** Likeness of the latest turn to an earlier request of its actor. */
    public float requestSimilarity;
    /** Tension of the latest turn. */
    public float tension;
    /** Timers in flight, one bit each: silence marks by place, and the session's expiry at bit 31. */
    public int armed;
    /** Event times of the silence timers in flight, by place. */
    public long[] armedAt = new long[0];
    /** Event time of the expiry timer in flight. */
    public long expiryAt;

    /** For deserialisation. */
    public SummaryState() {}

    /** Takes in one accepted event. */
    public void add(Turn turn) {
        SessionEvent event = turn.event();
        session = event.session();
        events++;
        if (events == 1) {
            firstTime = event.time();
            lastTime = event.time();
            previousTime = event.time();
        }
        if (event.type().isContent()) {
            addContent(turn, SessionKey.of(event.actor().id()));
        }
    }

    private void addContent(Turn turn, long actor) {
        Cues cues = turn.cues();
        SessionEvent event = turn.event();
        previousTime = lastTime;
        lastTime = event.time();
        previousActor = lastActor;
        lastActor = actor;
        lastActorId = event.actor().id();
        turns++;
        turnsSinceResolved = cues.has(Cue.RESOLUTION) ? 0 : turnsSinceResolved + 1;
        turnsSinceDeclined = cues.has(Cue.DECLINE) ? 0 : turnsSinceDeclined + 1;
        boolean seeksHelp = cues.has(Cue.HELP_REQUEST) || cues.has(Cue.CONFUSION);
        turnsSinceHelpCue = seeksHelp ? 0 : turnsSinceHelpCue + 1;
        helpCueActor = seeksHelp ? actor : helpCueActor;
        turnsSinceWordSearch = cues.has(Cue.WORD_SEARCH) ? 0 : turnsSinceWordSearch + 1;
        stretch.add(turn.vector(), lastTime - previousTime);
        passages.replayed = 0;
        if (event.type() == EventType.CAPTION) {
            passages.add(event.textOrEmpty());
        }
        tension = (float) Tension.of(cues);
        if (event.actor().role().isPerson()) {
            people.add(actor);
            tone.add(cues);
            risk.add(cues, event.time());
        }
        addRequest(turn, actor);
        addError(turn);
        count(TURNS_MEASURE, 1, event.time());
        count(TENSE_MEASURE, tension >= TENSE ? 1 : 0, event.time());
        count(ERRORS_MEASURE, cues.has(Cue.ERROR) ? 1 : 0, event.time());
        count(SEARCHES_MEASURE, cues.has(Cue.SEARCH) ? 1 : 0, event.time());
    }

    private void addRequest(Turn turn, long actor) {
        SessionEvent event = turn.event();
        requests.turnsSince++;
        boolean answers = requests.openId != null
                && actor != requests.openActor
                && event.type() != EventType.ACTIVITY
                && (!turn.cues().has(Cue.QUESTION) || requests.openId.equals(event.replyTo()));
        if (answers || turn.cues().has(Cue.RESOLUTION)) {
            requests.close();
        }
        requestSimilarity = 0;
        if (event.type() == EventType.UTTERANCE
                && (turn.cues().has(Cue.QUESTION) || turn.cues().has(Cue.HELP_REQUEST))) {
            int[] sketch = Sketch.of(event.textOrEmpty());
            requestSimilarity = (float) requests.similarity(actor, sketch);
            requests.ask(event.id(), event.time(), actor, sketch);
        }
    }

    private void addError(Turn turn) {
        if (!turn.cues().has(Cue.ERROR)) {
            return;
        }
        int[] sketch = Sketch.of(turn.event().textOrEmpty());
        boolean same = turn.time() - errorTime <= SAME_ERROR_SPAN && Sketch.overlap(sketch, errorSketch) >= 0.5;
        sameError = same ? sameError + 1 : 1;
        errorSketch = sketch;
        errorTime = turn.time();
    }

    private void count(int measure, int amount, long time) {
        if (amount > 0) {
            oneMinute.add(measure, amount, time);
            fiveMinutes.add(measure, amount, time);
            thirtyMinutes.add(measure, amount, time);
        }
    }

    /** Removes every trace of a person: who they were, how much they said and what they asked. Tone stays. */
    public void forget(String person) {
        long key = SessionKey.of(person);
        people.forget(key);
        requests.forget(key);
        if (person.equals(lastActorId)) {
            lastActorId = null;
            lastActor = 0;
        }
        previousActor = previousActor == key ? 0 : previousActor;
        helpCueActor = helpCueActor == key ? 0 : helpCueActor;
    }

    /**
     * The features at a decision point.
     *
     * @param now event time of the point, ms
     * @param silence ms since the last content event at a silence mark, 0 at an event
     */
    public Features features(long now, long silence) {
        return SummaryFeatures.of(this, now, silence);
    }
}
