package dev.kairos.jobs.cli;

/** Text from outside on a terminal: nothing in it moves the cursor, changes colours or turns the direction of reading. */
final class TerminalText {
    private TerminalText() {}

    /** The text with characters that control a terminal, and those that are not seen, as escapes. */
    static String of(String text) {
        StringBuilder shown = new StringBuilder(text.length());
        text.codePoints().forEach(point -> {
            if (isSeen(point)) {
                shown.appendCodePoint(point);
            } else {
                shown.append(String.format("\\u%04x", point));
            }
        });
        return shown.toString();
    }

    private static boolean isSeen(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE,
                    Character.UNASSIGNED,
                    Character.PRIVATE_USE -> false;
            // joiners make up emoji and are part of some scripts; the rest marks directions and hides words
            case Character.FORMAT -> point == 0x200c || point == 0x200d;
            default -> true;
        };
    }
}
