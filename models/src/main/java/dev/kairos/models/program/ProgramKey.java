package dev.kairos.models.program;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A key of a program file: drives the check for unknown keys and the generated reference.
 *
 * @param word the key as files write it
 * @param expected what is allowed, for a person
 * @param otherwise what an absent key means; null if the key is mandatory
 * @param description one sentence
 */
public record ProgramKey(String word, String expected, @Nullable String otherwise, String description) {
    private static final String CONDITIONS = "{name of a value: what it has to be, or a list}";

    /** Keys at the top. */
    public static final List<ProgramKey> FILE = List.of(
            key("program", Section.A_NAME, "Id of the program."),
            key("version", "a whole number >= 1", "Version of the file."),
            key("about", "one line", "What it does, for lists."),
            key(
                    "inputs",
                    "{name: default}",
                    "none",
                    "Values that prompts use; a plan's slot of that name goes before."),
            key("roles", "{name: instructions}", "What the model is told to be, by role; may use inputs."),
            key("steps", "a list of steps", "What is asked, compared and repeated, in order."),
            key("reply", "{from: ...}", "none", "How a responder's reply comes out of it."),
            key("verdict", "{ruling: ...}", "none", "Instead of reply: how a guard's verdict comes out of it."),
            key("fallback", "veto, fail, or {say: words}", "veto", "What a responder does without a reply."),
            key(
                    "budget",
                    "{calls: ..., tokens: ...}",
                    "8 calls, 1024 tokens",
                    "Most calls of one run, and most tokens of all its answers; never exceeded."));

    /** Keys of a step that asks. */
    public static final List<ProgramKey> ASK = List.of(
            key("step", Section.A_NAME, "Name of the step; also of its value where the answer is a text."),
            key("role", "one of the roles", "Whose instructions go before the prompt."),
            key("prompt", "text with slots such as {session}", "What is asked."),
            key(
                    "answer",
                    "text, {tags: {name: field}} or {json: {name: field}}",
                    "text",
                    "How the answer is read. A field is text, text-or-none, lines, instruction, {one-of: [...]},"
                            + " {some-of: [...]} or {plan: {kind: [names]}}."),
            key("tokens", "a whole number >= 1", "256", "Most tokens of the answer."),
            key("grow", "true or false", "false", "Whether tokens counts once for each pass of the loop around it."),
            key("temperature", "a number from 0 to 2", "0", "Randomness of the answer."),
            key("when", CONDITIONS, "always", "Whether it is asked."),
            key(
                    "otherwise",
                    "end, go-on, or {name of a value: text}",
                    "end",
                    "What an unusable answer means: the program ends, goes on, or goes on with these values."));

    /** Keys of a step that compares. */
    public static final List<ProgramKey> COMPARE = List.of(
            key("compare", "the name of a value", "Wording that may take a place."),
            key("with", "the name of a value", "Place that it takes unless it scores worse."),
            key("as", Section.A_NAME, "Value that is better, equal or worse then."),
            key("neutral", "the name of a value", "none", "Wording that takes the place instead of a worse one."),
            key("when", CONDITIONS, "always", "Whether they are compared."));

    /** Keys of a step that repeats. */
    public static final List<ProgramKey> REPEAT = List.of(
            key("repeat", "a whole number >= 1", "Most passes."),
            key("steps", "a list of steps", "What is done in each pass."),
            key("until", CONDITIONS, "never", "Ends the loop; looked at before each step."),
            key("when", CONDITIONS, "always", "Whether there is a first pass."));

    /** Keys of a reply. */
    public static final List<ProgramKey> REPLY = List.of(
            key("from", "the name of a value, or a list", "Values that may be the reply, the first that is there."),
            key("when", CONDITIONS, "always", "Whether anything is said."),
            key("question-only-when", CONDITIONS, "always", "Whether the reply may hold a question."),
            key("most-words", "a whole number >= 1", "any number", "Most words; a longer reply is not said."),
            key("cites", "the name of a value", "none", "Plan whose steps the reply marks as [1], [2] ..."));

    /** Keys of a verdict. */
    public static final List<ProgramKey> VERDICT = List.of(
            key("ruling", "the name of a value", "Value out of ALLOW, HOLD, REFUSE, ESCALATE and BLOCK."),
            key("category", "the name of a value", "What is objected to."),
            key("explanation", "the name of a value", "The reason."));

    /** The words of some keys, in their order. */
    static List<String> words(List<ProgramKey> keys) {
        return keys.stream().map(ProgramKey::word).toList();
    }

    private static ProgramKey key(String word, String expected, String description) {
        return new ProgramKey(word, expected, null, description);
    }

    private static ProgramKey key(String word, String expected, String otherwise, String description) {
        return new ProgramKey(word, expected, otherwise, description);
    }
}
