package dev.kairos.core.ingest;

/** A piece of foreign text that is safe to print in a message: short, one line, no control characters. */
final class Excerpt {
    private static final int LONGEST = 64;

    private Excerpt() {}

    static String of(String text) {
        StringBuilder printable = new StringBuilder();
        for (int i = 0; i < Math.min(text.length(), LONGEST); i++) {
            char character = text.charAt(i);
            boolean isPlain = character >= ' ' && character != 0x7f && !Ids.isForbidden(character);
            if (isPlain && !Character.isSurrogate(character)) {
                printable.append(character);
            } else {
                printable.append(String.format("\\u%04x", (int) character));
            }
        }
        return text.length() <= LONGEST ? printable.toString() : printable + "... (" + text.length() + " characters)";
    }
}
