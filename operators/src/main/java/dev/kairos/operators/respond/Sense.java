package dev.kairos.operators.respond;

import dev.kairos.core.decision.Plan;
import dev.kairos.core.reply.Candidate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Tells words from nonsense: there are some, no control characters are among them, they are not longer than an event's
 * text may be, and they keep to what the plan wants in and wants out. Whether they are fit to be said is VET's matter.
 */
final class Sense {
    /** Most characters of a wording: as many as an event's text may have bytes. */
    private static final int MAX_CHARACTERS = 16_384;

    private Sense() {}

    static boolean isIn(Candidate candidate, Plan plan) {
        return isText(candidate.text())
                && plan.mustInclude().stream().allMatch(words -> holds(candidate.text(), words))
                && plan.mustAvoid().stream().noneMatch(words -> holds(candidate.text(), words));
    }

    /** A responder is not ours and may break its word that there is a text. */
    private static boolean isText(@Nullable String text) {
        return text != null
                && !text.isBlank()
                && text.length() <= MAX_CHARACTERS
                && text.chars().noneMatch(Sense::isControl);
    }

    private static boolean isControl(int character) {
        return Character.isISOControl(character)
                && !List.of((int) '\n', (int) '\r', (int) '\t').contains(character);
    }

    private static boolean holds(String text, String words) {
        return text.toLowerCase(Locale.ROOT).contains(words.toLowerCase(Locale.ROOT));
    }
}
