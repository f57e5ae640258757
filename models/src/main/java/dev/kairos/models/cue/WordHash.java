package dev.kairos.models.cue;

/** 64-bit FNV-1a hashes of lower-cased words, so that matching a text needs no string per word. */
final class WordHash {
    /** Stands between sentences, and for {@code ^} and {@code $} in a word list. */
    static final long BOUNDARY = 1;
    /** Any other whole number but 0, {@code #} in a word list. */
    static final long NUMBER = 2;
    /** A number from 400 to 599, {@code #status} in a word list. */
    static final long STATUS = 3;

    private static final long OFFSET = 0xcbf29ce484222325L;
    private static final long PRIME = 0x100000001b3L;

    private WordHash() {}

    /** Hash of a word or a symbol of a word list. */
    static long ofListed(String word) {
        return switch (word) {
            case "^", "$" -> BOUNDARY;
            case "#" -> NUMBER;
            case "#status" -> STATUS;
            default -> of(word, 0, word.length());
        };
    }

    /** Hash of a part of a text, with case and the form of apostrophes left out of account. */
    static long of(CharSequence text, int from, int to) {
        long hash = OFFSET;
        for (int i = from; i < to; i++) {
            char character = text.charAt(i);
            char plain = character == '\u2019' ? '\'' : Character.toLowerCase(character);
            hash = (hash ^ plain) * PRIME;
        }
        return hash;
    }
}
