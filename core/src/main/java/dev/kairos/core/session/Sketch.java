package dev.kairos.core.session;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * A small fingerprint of a text's content words: up to 16 hashes of five-letter stems, smallest first (bottom-k
 * sampling, so two fingerprints of like texts keep the same words).
 */
public final class Sketch {
    private static final int KEPT = 16;
    private static final int STEM = 5;
    private static final Pattern NOT_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final Set<String> EMPTY_WORDS = Set.of(
            "the",
            "and",
            "for",
            "that",
            "this",
            "with",
            "you",
            "your",
            "are",
            "was",
            "can",
            "could",
            "would",
            "should",
            "have",
            "has",
            "had",
            "what",
            "how",
            "why",
            "when",
            "where",
            "who",
            "any",
            "there",
            "here",
            "not",
            "but",
            "from",
            "just",
            "please",
            "anyone",
            "somebody",
            "someone",
            "tell",
            "know",
            "again",
            "still",
            "about",
            "does",
            "did",
            "will",
            "they",
            "them",
            "then",
            "than",
            "which",
            "some",
            "get",
            "got",
            "our",
            "its",
            "it's");

    private Sketch() {}

    /** Fingerprint of a text: distinct hashes in ascending order, at most 16. */
    public static int[] of(String text) {
        TreeSet<Integer> hashes = new TreeSet<>();
        for (String word : NOT_WORD.split(text.toLowerCase(Locale.ROOT))) {
            if (word.length() > 2 && !EMPTY_WORDS.contains(word)) {
                hashes.add(word.substring(0, Math.min(STEM, word.length())).hashCode() * 0x9E3779B9);
            }
        }
        return hashes.stream().limit(KEPT).mapToInt(Integer::intValue).toArray();
    }

    /** Shared hashes over the smaller fingerprint's size (overlap coefficient), 0 if that has fewer than two. */
    public static double overlap(int[] a, int[] b) {
        int smaller = Math.min(a.length, b.length);
        if (smaller < 2) {
            return 0;
        }
        long shared = Arrays.stream(a)
                .filter(hash -> Arrays.binarySearch(b, hash) >= 0)
                .count();
        return (double) shared / smaller;
    }
}
