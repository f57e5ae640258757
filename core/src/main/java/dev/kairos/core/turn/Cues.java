package dev.kairos.core.turn;

/**
 * Lexical cues of one turn.
 *
 * @param language ISO 639-1 code of the detected language, {@code "und"} when undetermined
 * @param words number of words
 * @param counts occurrences, indexed by {@link Cue#ordinal()}; shorter than the enum when an older version wrote it
 */
public record Cues(String language, int words, float[] counts) {
    /** Language code of a text whose language could not be told. */
    public static final String UNDETERMINED = "und";

    /** Cues of a turn without words. */
    public static Cues none() {
        return new Cues(UNDETERMINED, 0, new float[0]);
    }

    /** Occurrences of one cue, 0 or more. */
    public float count(Cue cue) {
        return counts != null && cue.ordinal() < counts.length ? counts[cue.ordinal()] : 0f;
    }

    public boolean has(Cue cue) {
        return count(cue) > 0f;
    }

    /** Occurrences per word, in [0, 1]. */
    public double rate(Cue cue) {
        return words == 0 ? 0.0 : Math.min(1.0, count(cue) / words);
    }
}
