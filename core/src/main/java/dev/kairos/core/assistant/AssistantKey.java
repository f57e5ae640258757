package dev.kairos.core.assistant;

import dev.kairos.core.slot.Detector;
import dev.kairos.core.slot.Encoder;
import dev.kairos.core.slot.Guard;
import dev.kairos.core.slot.OutcomeReader;
import dev.kairos.core.slot.Planner;
import dev.kairos.core.slot.Probe;
import dev.kairos.core.slot.Responder;
import dev.kairos.core.slot.Scorer;
import dev.kairos.core.slot.Selector;
import dev.kairos.core.slot.Trigger;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The top-level keys of an assistant file: drives validation, defaults and the generated reference. */
public enum AssistantKey {
    ASSISTANT(Shape.NAME, null, null, "Id of the assistant; decisions and outcomes carry it."),
    VERSION(Shape.COUNT, null, "1", "Version of the file, 1 or more; raise it with every change of behaviour."),
    SESSIONS(
            Shape.ATTRIBUTES,
            null,
            "all sessions",
            "Attributes that an event has to carry, with these values, for its session to be watched."),
    ENCODER(Shape.SLOT, Encoder.class, "none", "Sentence vectors in PERCEIVE; without one there are cues only."),
    CONSULT(
            Shape.SLOT,
            Probe.class,
            "none",
            "Costly second look where the cheap detectors are unsure; its answer opens a new decision point."),
    DETECTORS(
            Shape.SLOTS,
            Detector.class,
            "none",
            "What to look for in OBSERVE, in order; {id: pattern, pattern: ...} runs a pattern file in MATCH."),
    TRIGGER(Shape.SLOT, Trigger.class, null, "When to act."),
    PLANNER(Shape.SLOT, Planner.class, null, "What to do."),
    ADMIT(
            Shape.ADMIT,
            null,
            "no checks",
            "Reasons not to speak to a person now, and who may be watched: a preset, checks of one's own after those of"
                    + " the preset, or both."),
    RESPONDER(Shape.SLOT, Responder.class, null, "How to say it."),
    SCORERS(
            Shape.SLOTS,
            Scorer.class,
            "none",
            "What wordings are scored by, each scorer once, when the responder has several to offer."),
    SELECTOR(
            Shape.SLOT,
            Selector.class,
            "the responder's own choice",
            "Which of the scored wordings is said; the responder offers the one first that it would choose itself."),
    GUARDS(
            Shape.SLOTS,
            Guard.class,
            "none",
            "Guards in order, each with stage: INPUT, PLAN or OUTPUT. Without an OUTPUT guard nothing goes out."),
    OUTCOME(Shape.SLOT, OutcomeReader.class, null, "How to read what followed."),
    SILENCE_MARKS(Shape.DURATIONS, null, "none", "Silences after which to look again; none re-arms itself."),
    COOL_DOWN(
            Shape.DURATION,
            null,
            "0 s",
            "Event time after an audible decision during which no other is taken in the session."),
    DEADLINE(Shape.DURATION, null, "8 s", "Longest wait for the responder; then the plan's fallback is used."),
    TOLERATE(Shape.COUNT, null, "0", "Newer events of the session that a reply may have missed before it is stale.");

    /** What a value looks like. */
    public enum Shape {
        NAME("a name in kebab case, at most 64 characters"),
        COUNT("a whole number"),
        DURATION("a duration such as 30 s, 5 min, 2 h or 1 d"),
        DURATIONS("a list of ascending durations, each once"),
        ATTRIBUTES("{attribute: {name: value}}"),
        ADMIT("{preset: id of a preset file, and checks, tenant or watch as in one}"),
        SLOT("{id: ..., its parameters}"),
        SLOTS("a list of {id: ..., its parameters}");

        private final String expected;

        Shape(String expected) {
            this.expected = expected;
        }

        /** What is allowed, for a person. */
        public String expected() {
            return expected;
        }
    }

    private final Shape shape;
    private final @Nullable Class<?> slot;
    private final @Nullable String otherwise;
    private final String description;

    AssistantKey(Shape shape, @Nullable Class<?> slot, @Nullable String otherwise, String description) {
        this.shape = shape;
        this.slot = slot;
        this.otherwise = otherwise;
        this.description = description;
    }

    /** All keys as files write them, in the order of the reference. */
    public static List<String> words() {
        return Arrays.stream(values()).map(AssistantKey::word).toList();
    }

    /** The key as files write it. */
    public String word() {
        return PatternReader.word(this);
    }

    public Shape shape() {
        return shape;
    }

    /** Interface that fills the key, or null. */
    public @Nullable Class<?> slot() {
        return slot;
    }

    /** What an absent key means, as a value or in words; null if the key is mandatory. */
    public @Nullable String otherwise() {
        return otherwise;
    }

    public String description() {
        return description;
    }
}
