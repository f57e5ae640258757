package dev.kairos.core.assistant;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A key of a pattern file: drives the check for unknown keys and the generated reference.
 *
 * @param word the key as files write it
 * @param expected what is allowed, for a person
 * @param otherwise what an absent key means; null if the key is mandatory
 * @param description one sentence
 */
public record PatternKey(String word, String expected, @Nullable String otherwise, String description) {
    /** Keys at the top. */
    public static final List<PatternKey> FILE = List.of(
            key("pattern", "a name in kebab case, at most 64 characters", "Id of the pattern."),
            key("version", "a whole number >= 1", "Version of the text."),
            key("signal", "a type of signal", "Type of the signal that a complete match gives."),
            key("score", "a number from 0 to 1", "Score of that signal."),
            key("valid-for", "a duration", "Event time for which the signal counts after the match."),
            key("within", "a duration above 0 s", "Longest event time from the first step to the last."),
            key(
                    "skip",
                    "none, past-last or to-next",
                    "none",
                    "Which overlapping matches are given up after a match; anything but none holds a match back until"
                            + " every partial match that began earlier is settled."),
            key(
                    "old-matches",
                    "finish or drop",
                    "finish",
                    "What this version does to partial matches of the version before it."),
            key("steps", "a list of steps", "What has to happen, in event-time order within one session."));

    /** Keys of a step. */
    public static final List<PatternKey> STEP = List.of(
            key("name", "a name, unique in the pattern", "Makes a step that has to happen."),
            key(
                    "not",
                    "a name, unique in the pattern",
                    "a step that has to happen",
                    "Instead of name: makes a step that must not happen between its neighbours, or, as the last step,"
                            + " until within is over."),
            key(
                    "contiguity",
                    "next, followed-by or followed-by-any (after not: next or followed-by)",
                    "followed-by",
                    "How it follows the step before: at once, after events that do not match it, after any events."),
            key("times", "one-or-more, or {from: a, to: b}", "once", "How often it happens."),
            key("optional", "true or false", "false", "Whether it may be left out."),
            key("greedy", "true or false", "false", "Whether a repeated step takes as many events as it can."),
            key("where", "conditions", "What an event must satisfy: all of the conditions."));

    /** Keys of a condition. */
    public static final List<PatternKey> CONDITION = List.of(
            condition("type", "an event type or SILENCE, or a list of them", "The event is of one of these types."),
            condition("role", "a role, or a list of them", "Its actor has one of these roles."),
            condition("cue", "{CUE: \">= 1\"}", "How often the cue was counted in the event."),
            condition("signal", "{SIGNAL: \">= 0.5\"}", "Score of the strongest live signal of that type."),
            condition("feature", "{FEATURE: \">= 2\"}", "What is known of the session at the event."),
            condition("tension", "\">= 0.4\"", "Tension of the event, from 0 to 1."),
            condition("attribute", "{name: value}", "The event carries the attribute with this value."),
            condition("actor", "same-as STEP or other-than STEP", "Who acts, against an earlier step."),
            condition("answers", "STEP", "The event answers that of an earlier step."),
            condition(
                    "addresses",
                    "STEP",
                    "The event answers that of an earlier step, or its words begin with the id of who acted there."),
            condition("any", "a list of conditions", "At least one of them holds."),
            condition("all", "a list of conditions", "All of them hold."),
            condition("none", "a list of conditions", "None of them holds."));

    /** The words of some keys, in their order. */
    static List<String> words(List<PatternKey> keys) {
        return keys.stream().map(PatternKey::word).toList();
    }

    private static PatternKey key(String word, String expected, String description) {
        return new PatternKey(word, expected, null, description);
    }

    private static PatternKey key(String word, String expected, String otherwise, String description) {
        return new PatternKey(word, expected, otherwise, description);
    }

    private static PatternKey condition(String word, String expected, String description) {
        return new PatternKey(word, expected, "no condition", description);
    }
}
