package dev.kairos.core.ingest;

import org.jspecify.annotations.Nullable;

/**
 * Which ids are fit to be keys, file positions and log fields. Markup and path separators are allowed: whoever prints
 * an id escapes it, and no id becomes a file name.
 */
final class Ids {
    private Ids() {}

    /** What is wrong with the id, or null. */
    static @Nullable String problem(String name, String id, int longest) {
        if (id.isEmpty() || id.length() > longest) {
            return name + " has " + id.length() + " characters, allowed: 1 to " + longest;
        }
        for (int i = 0; i < id.length(); i++) {
            if (isForbidden(id.charAt(i))) {
                return String.format(
                        "%s '%s' holds the character U+%04X at %d; allowed: no control, line-separating or"
                                + " direction-changing characters",
                        name, Excerpt.of(id), (int) id.charAt(i), i);
            }
        }
        return null;
    }

    /** Controls, line and paragraph separators, and the marks that make text read in another order than it is stored. */
    static boolean isForbidden(char character) {
        return Character.isISOControl(character)
                || character == '\u2028'
                || character == '\u2029'
                || character == '\u200e'
                || character == '\u200f'
                || (character >= '\u202a' && character <= '\u202e')
                || (character >= '\u2066' && character <= '\u2069')
                || character == '\ufeff';
    }
}
