package dev.kairos.core.session;

import dev.kairos.core.event.SessionKey;
import java.util.Locale;
import java.util.regex.Pattern;

/** Recent sentences of captions, by hash: tells how often a passage has been played before. */
public final class PassageState {
    private static final int KEPT = 24;
    /** Shorter sentences come again by chance. */
    private static final int WORDS = 4;

    private static final Pattern SENTENCE_END = Pattern.compile("[.!?\\u2026]+\\s*");
    private static final Pattern NOT_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");

    /** Hashes of the last sentences; 0 where there is none. */
    public long[] sentences = new long[KEPT];
    /** Place of the next one. */
    public int next;
    /** How often the latest caption had been played before. */
    public int replayed;

    /** For deserialisation. */
    public PassageState() {}

    void add(String caption) {
        int most = 0;
        for (String sentence : SENTENCE_END.split(caption)) {
            String plain = NOT_WORD.matcher(sentence.toLowerCase(Locale.ROOT))
                    .replaceAll(" ")
                    .strip();
            if (plain.split(" ").length >= WORDS) {
                long hash = SessionKey.of(plain);
                most = Math.max(most, count(hash));
                sentences[next] = hash;
                next = (next + 1) % sentences.length;
            }
        }
        replayed = most;
    }

    private int count(long hash) {
        int count = 0;
        for (long known : sentences) {
            count += known == hash ? 1 : 0;
        }
        return count;
    }
}
