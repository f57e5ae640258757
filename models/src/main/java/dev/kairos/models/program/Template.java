package dev.kairos.models.program;

import dev.kairos.core.prompt.Prompt;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Words with slots such as {@code {session}}. Filling is never repeated: braces inside a value are just braces. */
final class Template {
    private static final Pattern SLOT = Pattern.compile("\\{([a-z][a-z0-9-]*)}");
    private static final String NONE = "(none)";

    private final List<Piece> pieces = new ArrayList<>();

    /** Own words, or the name of a slot. */
    private record Piece(String text, boolean slot) {}

    Template(String text) {
        Matcher matcher = SLOT.matcher(text);
        int end = 0;
        while (matcher.find()) {
            pieces.add(new Piece(text.substring(end, matcher.start()), false));
            pieces.add(new Piece(matcher.group(1), true));
            end = matcher.end();
        }
        pieces.add(new Piece(text.substring(end), false));
    }

    /** Names of the slots. */
    Set<String> slots() {
        Set<String> slots = new TreeSet<>();
        pieces.stream().filter(Piece::slot).map(Piece::text).forEach(slots::add);
        return slots;
    }

    /** Writes it with its slots filled; an absent or empty value is written as {@code (none)}. */
    Prompt.Text write(Prompt.Text prompt, Values values) {
        Prompt.Text text = prompt;
        for (Piece piece : pieces) {
            Value value = piece.slot() ? values.get(piece.text()) : null;
            if (!piece.slot()) {
                text = text.words(piece.text());
            } else if (value == null || value.text().isBlank()) {
                text = text.words(NONE);
            } else {
                text = value.write(text, piece.text());
            }
        }
        return text;
    }
}
