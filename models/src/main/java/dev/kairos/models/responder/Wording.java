package dev.kairos.models.responder;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One entry of a catalogue.
 *
 * @param act dialogue act that it performs
 * @param text the words, with slots such as {@code {topic}}
 * @param situations examples of what people say when it fits
 */
record Wording(String act, String text, List<String> situations) {
    private static final Pattern SLOT = Pattern.compile("\\{([a-z-]+)}");

    Wording {
        situations = List.copyOf(situations);
    }

    /** Slots that have to be filled. */
    Set<String> slots() {
        Set<String> slots = new LinkedHashSet<>();
        SLOT.matcher(text).results().map(match -> match.group(1)).forEach(slots::add);
        return slots;
    }

    /** The words with their slots filled; all of them have to be known. */
    String filled(Map<String, String> values) {
        return SLOT.matcher(text).replaceAll(match -> Matcher.quoteReplacement(value(match, values)));
    }

    private static String value(MatchResult match, Map<String, String> values) {
        String value = values.get(match.group(1));
        if (value == null) {
            throw new IllegalArgumentException(
                    "slot '" + match.group(1) + "' is not filled; known: " + values.keySet());
        }
        return value;
    }
}
