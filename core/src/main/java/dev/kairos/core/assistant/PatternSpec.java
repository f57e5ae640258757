package dev.kairos.core.assistant;

import dev.kairos.core.assistant.PatternDefinition.OldMatches;
import java.io.Serializable;

/**
 * A version of a pattern as it travels: its text, and when it takes over. {@code (id, version)} is its identity; a
 * changed text needs a new version.
 *
 * @param id id of the pattern
 * @param version version of the text, 1 and up
 * @param from event time in ms from which this version sees events; {@link Long#MIN_VALUE} from the beginning
 * @param oldMatches what becomes of the partial matches of the version before it, from then on
 * @param text the pattern file's text; empty: the pattern ends at {@code from}
 * @param file name for messages
 */
public record PatternSpec(String id, int version, long from, OldMatches oldMatches, String text, String file)
        implements Serializable {
    private static final long serialVersionUID = 1L;

    /** The version that a file holds, valid from the beginning. */
    public static PatternSpec of(PatternDefinition definition, String text, String file) {
        return new PatternSpec(
                definition.id(), definition.version(), Long.MIN_VALUE, definition.oldMatches(), text, file);
    }

    /** The same version, taking over at an event time. */
    public PatternSpec from(long time) {
        return new PatternSpec(id, version, time, oldMatches, text, file);
    }

    /** Id and version, as signals name them. */
    public String name() {
        return id + "@" + version;
    }

    /** Whether it ends the pattern instead of changing it. */
    public boolean ends() {
        return text.isEmpty();
    }
}
