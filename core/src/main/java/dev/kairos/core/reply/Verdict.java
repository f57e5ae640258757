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
 * @param rewrite replacement text for {@link Ruling#REWRITE}, else null
 */
public record Verdict(Ruling ruling, String by, List<String> categories, String explanation, @Nullable String rewrite) {
    /** Possible answers of a guard. */
    public enum Ruling {
        ALLOW,
        REWRITE,
        HOLD,
        REFUSE,
        ESCALATE,
        BLOCK;

        /** Whether the (possibly rewritten) content may go out. */
        public boolean lets() {
            return this == ALLOW || this == REWRITE;
        }
    }

    public Verdict {
        categories = categories == null ? List.of() : List.copyOf(categories);
    }

    public static Verdict allow(String by) {
        return new Verdict(Ruling.ALLOW, by, List.of(), "nothing found", null);
    }

    public static Verdict block(String by, List<String> categories, String explanation) {
        return new Verdict(Ruling.BLOCK, by, categories, explanation, null);
    }
}
