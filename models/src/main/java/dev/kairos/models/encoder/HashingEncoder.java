package dev.kairos.models.encoder;

import dev.kairos.core.slot.Encoder;
import dev.kairos.core.slot.Parameters;
import dev.kairos.core.slot.SlotFactory;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Vectors of hashed words and letter trigrams: no model, no native code, microseconds per text. Words that fill
 * sentences count a fifth. Texts are near if they share words or stems; synonyms are strangers to it.
 */
public final class HashingEncoder implements Encoder {
    private static final int DIMENSION = 512;
    private static final double FILLER_WEIGHT = 0.2;
    private static final double TRIGRAM_WEIGHT = 0.3;
    private static final int TRIGRAM = 3;
    private static final int LONGEST = 4_000;
    private static final Pattern NOT_WORD = Pattern.compile("[^\\p{L}\\p{N}']+");
    private static final Set<String> FILLERS = Set.of(
            "a", "an", "the", "and", "or", "but", "if", "then", "so", "to", "of", "in", "on", "at", "for", "with",
            "from", "by", "is", "are", "was", "were", "be", "been", "it", "its", "it's", "this", "that", "these",
            "those", "there", "here", "i", "me", "my", "we", "us", "our", "you", "your", "he", "she", "they", "them",
            "their", "do", "does", "did", "have", "has", "had", "will", "would", "can", "could", "should", "just",
            "also", "very", "as");

    @Override
    public int dimension() {
        return DIMENSION;
    }

    @Override
    public List<float[]> encode(List<String> texts) {
        return texts.stream().map(HashingEncoder::encode).toList();
    }

    private static float[] encode(String text) {
        double[] sums = new double[DIMENSION];
        String cut = text.substring(0, Math.min(LONGEST, text.length())).toLowerCase(Locale.ROOT);
        for (String word : NOT_WORD.split(cut)) {
            if (!word.isEmpty()) {
                add(sums, word);
            }
        }
        return normalised(sums);
    }

    private static void add(double[] sums, String word) {
        double weight = FILLERS.contains(word) ? FILLER_WEIGHT : 1;
        put(sums, word.hashCode(), weight);
        for (int i = 0; i + TRIGRAM <= word.length(); i++) {
            put(sums, 31 * word.substring(i, i + TRIGRAM).hashCode() + 7, weight * TRIGRAM_WEIGHT);
        }
    }

    /** Adds to one place, with a sign of its own, so that collisions cancel on average. */
    private static void put(double[] sums, int hash, double weight) {
        int mixed = hash * 0x9E3779B9;
        mixed ^= mixed >>> 15;
        sums[Math.floorMod(mixed, DIMENSION)] += (mixed & 0x4000_0000) == 0 ? weight : -weight;
    }

    private static float[] normalised(double[] sums) {
        double squares = 0;
        for (int i = 0; i < DIMENSION; i++) {
            // repeated words count less than new ones
            sums[i] = Math.signum(sums[i]) * Math.log1p(Math.abs(sums[i]));
            squares += sums[i] * sums[i];
        }
        float[] vector = new float[DIMENSION];
        if (squares == 0) {
            // a text without words has a direction of its own
            vector[0] = 1;
            return vector;
        }
        double norm = Math.sqrt(squares);
        for (int i = 0; i < DIMENSION; i++) {
            vector[i] = (float) (sums[i] / norm);
        }
        return vector;
    }

    /** Makes the encoder. */
    public static final class Factory implements SlotFactory<Encoder> {
        @Override
        public Class<Encoder> slot() {
            return Encoder.class;
        }

        @Override
        public String id() {
            return "hashing";
        }

        @Override
        public int version() {
            return 1;
        }

        @Override
        public String description() {
            return "hashed words and letter trigrams, 512 numbers, without a model";
        }

        @Override
        public Encoder create(Parameters parameters) {
            return new HashingEncoder();
        }
    }
}
