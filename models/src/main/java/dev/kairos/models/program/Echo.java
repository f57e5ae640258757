package dev.kairos.models.program;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Tells whether a text repeats what somebody said: five words in a row. A prompt that a model has rewritten is taken for
 * instructions, so it must not carry a session's words into that place.
 */
final class Echo {
    private static final int RUN = 5;
    private static final Pattern NOT_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");

    private final Set<String> runs = new HashSet<>();

    Echo(List<String> said) {
        said.forEach(text -> runs.addAll(runs(text)));
    }

    boolean isIn(String text) {
        return runs(text).stream().anyMatch(runs::contains);
    }

    private static List<String> runs(String text) {
        List<String> words = new ArrayList<>();
        for (String word : NOT_WORD.split(text.toLowerCase(Locale.ROOT))) {
            if (!word.isEmpty()) {
                words.add(word);
            }
        }
        List<String> runs = new ArrayList<>();
        for (int i = 0; i + RUN <= words.size(); i++) {
            runs.add(String.join(" ", words.subList(i, i + RUN)));
        }
        return runs;
    }
}
