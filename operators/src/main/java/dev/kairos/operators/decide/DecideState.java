package dev.kairos.operators.decide;

import dev.kairos.core.session.Features;
import dev.kairos.core.session.Thought;
import dev.kairos.operators.observe.Heard;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What DECIDE keeps of a session beside the ring of words: live signals, and what each assistant did. */
public final class DecideState {
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

    /** For deserialisation. */
    public DecideState() {}

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
        /** Event time of the last audible decision, {@link Long#MIN_VALUE} if there was none. */
        public long lastSpoken = Long.MIN_VALUE;

        public int turnsSince;
        public @Nullable String lastAct;
        public List<Thought> thoughts = new ArrayList<>();

        /** For deserialisation. */
        public Memory() {}
    }
}
