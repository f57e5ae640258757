package dev.kairos.models.program;

import dev.kairos.core.reply.Verdict.Ruling;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A prompt program as its file says.
 *
 * @param id id, kebab case
 * @param version version of the file, 1 and up
 * @param about one line for a person
 * @param inputs values that prompts use, by name, with their defaults; a plan's slot of that name goes before
 * @param roles instructions of each role, by name
 * @param parts what is done, in order
 * @param reply how the reply comes out of it; null for a guard
 * @param verdict how the verdict comes out of it; null for a responder
 * @param fallback what a responder does without a reply
 * @param budget what one run may take
 */
record Program(
        String id,
        int version,
        String about,
        Map<String, String> inputs,
        Map<String, Template> roles,
        List<Part> parts,
        @Nullable Reply reply,
        @Nullable Sentence verdict,
        Fallback fallback,
        Budget budget) {

    /** The id with the version, as records carry it. */
    String name() {
        return id + "@" + version;
    }

    /** One thing to do. */
    sealed interface Part permits Ask, Repeat, Compare {
        /** Whether it is done at all. */
        Condition when();
    }

    /**
     * Asks the model once.
     *
     * @param name name of the step; also of its value where the answer is taken whole
     * @param role whose instructions go before the prompt
     * @param prompt what is asked
     * @param answer how the answer is read
     * @param tokens most tokens of the answer
     * @param grows whether {@code tokens} counts per pass of the loop around it, as P26 has it
     * @param temperature randomness of the answer, from 0 to 2
     * @param when whether it is asked
     * @param otherwise what an unusable answer means
     */
    record Ask(
            String name,
            String role,
            Template prompt,
            AnswerForm answer,
            int tokens,
            boolean grows,
            double temperature,
            Condition when,
            Otherwise otherwise)
            implements Part {}

    /**
     * Does the same again.
     *
     * @param most most passes
     * @param until ends the loop; looked at after each part, and never met before the first when empty
     */
    record Repeat(int most, Condition when, Condition until, List<Part> parts) implements Part {}

    /**
     * Lets a wording take the place of another one, unless it scores worse. Then a neutral one does, unless that scores
     * worse too. So the score of the place never falls.
     *
     * @param name value that says how the challenger did: better, equal or worse
     * @param challenger value with the new wording
     * @param holder value that holds the place
     * @param neutral input with the neutral wording, or null for none
     */
    record Compare(String name, String challenger, String holder, @Nullable String neutral, Condition when)
            implements Part {
        static final String BETTER = "better";
        static final String EQUAL = "equal";
        static final String WORSE = "worse";
    }

    /**
     * What an unusable answer means.
     *
     * @param goesOn whether the program goes on without it; else it ends
     * @param values values set in its place, by name
     */
    record Otherwise(boolean goesOn, Map<String, String> values) {
        static final Otherwise ENDS = new Otherwise(false, Map.of());
    }

    /**
     * How the reply comes out.
     *
     * @param from values that may be the reply, the first that is there
     * @param when whether anything is said at all
     * @param questionOnlyWhen whether the reply may be a question; empty allows it always
     * @param mostWords most words of a reply, 0 for any number; a longer one is not said
     * @param cites value with a plan whose parts the reply marks by their numbers, or null
     */
    record Reply(
            List<String> from, Condition when, Condition questionOnlyWhen, int mostWords, @Nullable String cites) {}

    /**
     * How the verdict comes out: names of the values that hold it.
     *
     * @param ruling value that holds the name of a {@link Ruling}
     * @param category value with what is objected to
     * @param explanation value with the reason
     */
    record Sentence(String ruling, String category, String explanation) {}

    /**
     * What a responder does that came to no reply.
     *
     * @param kind whether it says nothing, fails, or says something safe
     * @param words the safe words, or null
     */
    record Fallback(Kind kind, @Nullable String words) {
        /** Kinds of fallback. */
        enum Kind {
            VETO,
            FAIL,
            SAY
        }
    }

    /**
     * What one run may take; neither is ever exceeded.
     *
     * @param calls most calls of the model
     * @param tokens most tokens that all answers may have together
     */
    record Budget(int calls, int tokens) {}
}
