package dev.kairos.models.guard.injection;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * How much of a reply was put into its mouth: the longest run of its words that stands in a turn, as a share of the
 * reply.
 *
 * @param share share of the reply's words, in [0, 1]
 * @param words length of the run
 */
record Dictation(double share, int words) {
    private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");

    /** Of a reply and a turn, both in plain letters. */
    static Dictation of(String reply, String turn) {
        List<String> said = words(reply);
        List<String> read = words(turn);
        int longest = 0;
        int[] before = new int[read.size() + 1];
        for (String word : said) {
            int[] runs = new int[read.size() + 1];
            for (int i = 0; i < read.size(); i++) {
                runs[i + 1] = word.equals(read.get(i)) ? before[i] + 1 : 0;
                longest = Math.max(longest, runs[i + 1]);
            }
            before = runs;
        }
        return new Dictation(said.isEmpty() ? 0 : (double) longest / said.size(), longest);
    }

    private static List<String> words(String plain) {
        List<String> words = new ArrayList<>();
        for (String word : NO_WORD.split(plain)) {
            if (!word.isEmpty()) {
                words.add(word);
            }
        }
        return words;
    }
}
