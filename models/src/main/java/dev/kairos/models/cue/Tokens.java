package dev.kairos.models.cue;

import java.util.Arrays;

/**
 * A text after one pass of {@link TextScanner}: hashes of its words with sentence boundaries between them, and counts
 * that need no word list. Words inside code are kept apart, because they say nothing about tone.
 */
final class Tokens {
    private long[] spoken = new long[32];
    private int spokenLength;
    private boolean[] asked = new boolean[32];
    private long[] code = new long[0];
    private int codeLength;
    private boolean open;

    /** Words outside code and quotations. */
    int words;

    int numbers;
    int names;
    int codeBlocks;
    int links;
    int mentions;
    int exclamations;
    int questionMarks;
    int shouted;
    int errorNames;
    int letters;
    int latinLetters;

    Tokens() {
        boundary(false);
    }

    /** Adds a word of ordinary text. */
    void say(long word) {
        append(word);
        open = true;
    }

    /** Ends a sentence, if one is open or none has begun. */
    void boundary(boolean isQuestion) {
        if (open || spokenLength == 0) {
            append(WordHash.BOUNDARY);
            asked[spokenLength - 1] = isQuestion;
            open = false;
        }
    }

    /** Adds a word inside code. */
    void quote(long word) {
        if (codeLength == code.length) {
            code = Arrays.copyOf(code, Math.max(16, 2 * codeLength));
        }
        code[codeLength++] = word;
    }

    /** Words and boundaries outside code; the array may be longer than {@link #length()}. */
    long[] hashes() {
        return spoken;
    }

    int length() {
        return spokenLength;
    }

    /** Words inside code; the array may be longer than {@link #codeLength()}. */
    long[] codeHashes() {
        return code;
    }

    int codeLength() {
        return codeLength;
    }

    /** Whether the sentence around a place ends with a question mark. */
    boolean isAsked(int place) {
        for (int i = place + 1; i < spokenLength; i++) {
            if (spoken[i] == WordHash.BOUNDARY) {
                return asked[i];
            }
        }
        return false;
    }

    private void append(long word) {
        if (spokenLength == spoken.length) {
            spoken = Arrays.copyOf(spoken, 2 * spokenLength);
            asked = Arrays.copyOf(asked, 2 * spokenLength);
        }
        spoken[spokenLength++] = word;
    }
}
