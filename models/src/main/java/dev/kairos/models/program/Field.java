package dev.kairos.models.program;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One value that an answer has to hold.
 *
 * @param kind what it looks like
 * @param allowed words of a closed list, by kind of move for a {@link Kind#PLAN}, else under the empty name
 * @param optional whether it may be missing or empty
 */
record Field(Kind kind, Map<String, List<String>> allowed, boolean optional) {
    private static final String WORDS = "";

    /** What a value looks like. */
    enum Kind {
        /** Any words. */
        TEXT,
        /** Any lines, a leading dash or number aside. */
        LINES,
        /** Words that later prompts take for instructions; refused when they repeat what the session said. */
        INSTRUCTION,
        /** One word of a list. */
        ONE_OF,
        /** One or more words of a list, one a line or between commas. */
        SOME_OF,
        /** Moves, one a line: kind and name, both from lists. */
        PLAN
    }

    static Field of(Kind kind, boolean optional) {
        return new Field(kind, Map.of(), optional);
    }

    static Field of(Kind kind, List<String> words) {
        return new Field(kind, Map.of(WORDS, words), false);
    }

    static Field plan(Map<String, List<String>> allowed) {
        return new Field(Kind.PLAN, allowed, false);
    }

    /** The words of its list, with their kinds for a plan. */
    List<String> words() {
        List<String> words = new ArrayList<>();
        allowed.forEach(
                (group, names) -> names.forEach(name -> words.add(group.isEmpty() ? name : group + " " + name)));
        return words;
    }

    /** The value that a text stands for, or null if it stands for none. */
    @Nullable
    Value read(String text, Values values) {
        String stripped = text.strip();
        return stripped.isEmpty()
                ? null
                : switch (kind) {
                    case TEXT -> new Value.Theirs(stripped);
                    case INSTRUCTION -> new Value.Own(stripped);
                    case LINES -> new Value.Theirs(String.join("\n", lines(stripped)));
                    case ONE_OF -> one(stripped);
                    case SOME_OF -> some(stripped);
                    case PLAN -> moves(stripped, values);
                };
    }

    /** A word of the list, whatever its case and the full stop behind it. */
    private @Nullable String word(String text) {
        String plain = text.toLowerCase(Locale.ROOT)
                .replaceAll("[.\"'*]", "")
                .replaceAll("[\\s_]+", " ")
                .strip();
        return words().stream()
                .filter(word -> word.toLowerCase(Locale.ROOT).equals(plain))
                .findFirst()
                .orElse(null);
    }

    private @Nullable Value one(String text) {
        String word = word(text);
        return word == null ? null : new Value.Own(word);
    }

    private @Nullable Value some(String text) {
        List<String> found = new ArrayList<>();
        for (String part : text.split("[,\\n]")) {
            String word = part.isBlank() ? null : word(unmarked(part));
            if (word == null && !part.isBlank()) {
                return null;
            }
            if (word != null && !found.contains(word)) {
                found.add(word);
            }
        }
        return found.isEmpty() ? null : new Value.Own(String.join(", ", found));
    }

    private @Nullable Value moves(String text, Values values) {
        List<Move> moves = new ArrayList<>();
        for (String line : lines(text)) {
            String word = word(line.replace(':', ' '));
            if (word == null) {
                return null;
            }
            int space = word.indexOf(' ');
            String group = word.substring(0, space);
            String name = word.substring(space + 1);
            moves.add(new Move(group, name, group.equals(Move.SOURCE) ? values.text(name) : null));
        }
        return moves.isEmpty() ? null : new Value.Moves(moves);
    }

    private static List<String> lines(String text) {
        return Arrays.stream(text.split("\\R"))
                .map(Field::unmarked)
                .filter(line -> !line.isEmpty())
                .toList();
    }

    private static String unmarked(String line) {
        return line.strip().replaceFirst("^([-*•]|\\d{1,2}[.)]|\\[\\d{1,2}])\\s*", "");
    }
}
