package dev.kairos.core.reply;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a guard says.
 *
 * @param ruling what may happen to the content
 * @param by guard id and version
 * @param categories what it objects to
 * @param explanation one sentence for a person
 * @param rewrite replacement text for {@link Ruling#REWRITE}; for {@link Ruling#REFUSE} and {@link Ruling#ESCALATE} what
 *     is said instead, or null to say nothing; else null
 */
public record Verdict(Ruling ruling, String by, List<String> categories, String explanation, @Nullable String rewrite) {
    /** Possible answers of a guard. */
    public enum Ruling {
        /** As it is. */
        ALLOW,
        /** In other words. */
        REWRITE,
        /** Not now. */
        HOLD,
        /** Not at all, and the person is told so. */
        REFUSE,
        /** Not at all, and a person has to look at it. */
        ESCALATE,
        /** Not at all, in silence. */
        BLOCK;

        /** Whether the (possibly rewritten) content may go out. */
        public boolean lets() {
            return this == ALLOW || this == REWRITE;
        }
    }

    public Verdict {
        categories = categories == null ? List.of() : List.copyOf(categories);
    }

    /** The words that may go out where some were to be said: those, others instead, or null for none. */
    public @Nullable String words(String original) {
        return switch (ruling) {
            case ALLOW -> original;
            case REWRITE, REFUSE, ESCALATE -> rewrite;
            case HOLD, BLOCK -> null;
        };
    }

    public static Verdict allow(String by) {
        return new Verdict(Ruling.ALLOW, by, List.of(), "nothing found", null);
    }

    public static Verdict block(String by, List<String> categories, String explanation) {
        return new Verdict(Ruling.BLOCK, by, categories, explanation, null);
    }
}
