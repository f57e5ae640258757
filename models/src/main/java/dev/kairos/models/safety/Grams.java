package dev.kairos.models.safety;

import dev.kairos.core.event.SessionKey;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * The n-grams of a text, hashed, with {@code 1 + log(count)} each: single words and pairs, and two to four letters within
 * a word. Only numbers are kept, so that no model holds words of what it was trained on.
 *
 * @param words buckets of words and pairs, ascending
 * @param wordValues one per bucket
 * @param letters buckets of letters, ascending
 * @param letterValues one per bucket
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Grams(int[] words, float[] wordValues, int[] letters, float[] letterValues) {
    /** Buckets of either kind. */
    public static final int BUCKETS = 1 << 15;

    /** Version of this reading of texts, for model cards. */
    public static final String SCHEMA = "grams@1";

    private static final int LONGEST = 8_192;
    private static final int SHORTEST_GRAM = 2;
    private static final int LONGEST_GRAM = 4;
    private static final Pattern CODE = Pattern.compile("```.*?(```|$)", Pattern.DOTALL);
    private static final Pattern LINK = Pattern.compile("\\b[a-z]{3,8}://\\S+|\\bwww\\.\\S+");
    private static final Pattern NAME = Pattern.compile("(?<!\\w)@\\w+");
    private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}_]+");
    private static final Pattern SPACE = Pattern.compile("\\s+");

    /** The n-grams of a text of which at most 8,192 characters are read; fenced code, links and @names do not count. */
    public static Grams of(String text) {
        String cut = text.length() <= LONGEST ? text : text.substring(0, LONGEST);
        String plain = Normalizer.normalize(cut, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        plain = NAME.matcher(LINK.matcher(CODE.matcher(plain).replaceAll(" ")).replaceAll(" "))
                .replaceAll(" ");
        Counts words = new Counts();
        words(plain, words);
        Counts letters = new Counts();
        for (String word : split(SPACE, plain)) {
            letters(" " + word + " ", letters);
        }
        return new Grams(words.buckets(), words.values(), letters.buckets(), letters.values());
    }

    private static void words(String plain, Consumer<String> grams) {
        String before = null;
        for (String word : split(NO_WORD, plain)) {
            grams.accept(word);
            if (before != null) {
                grams.accept(before + " " + word);
            }
            before = word;
        }
    }

    private static void letters(String padded, Consumer<String> grams) {
        for (int length = SHORTEST_GRAM; length <= LONGEST_GRAM; length++) {
            for (int from = 0; from + length <= padded.length(); from++) {
                grams.accept(padded.substring(from, from + length));
            }
        }
    }

    private static List<String> split(Pattern pattern, String text) {
        List<String> parts = new ArrayList<>();
        for (String part : pattern.split(text)) {
            if (!part.isEmpty()) {
                parts.add(part);
            }
        }
        return parts;
    }

    /** Counts by bucket. */
    private static final class Counts implements Consumer<String> {
        private final TreeMap<Integer, Integer> counts = new TreeMap<>();

        @Override
        public void accept(String gram) {
            counts.merge((int) Long.remainderUnsigned(SessionKey.of(gram), BUCKETS), 1, Integer::sum);
        }

        int[] buckets() {
            return counts.keySet().stream().mapToInt(Integer::intValue).toArray();
        }

        float[] values() {
            float[] values = new float[counts.size()];
            int place = 0;
            for (int count : counts.values()) {
                values[place++] = (float) (1 + Math.log(count));
            }
            return values;
        }
    }
}
