package dev.kairos.models.cue;

import com.github.pemistahl.lingua.api.Language;
import com.github.pemistahl.lingua.api.LanguageDetector;
import com.github.pemistahl.lingua.api.LanguageDetectorBuilder;
import dev.kairos.core.turn.Cues;
import java.util.Locale;

/**
 * Tells the language of a text among twelve. A text of which a quarter is common English words is English without
 * further ado; the n-gram models, a hundred times slower, are asked about the others. Their data are loaded when they
 * are first needed.
 */
final class LanguageGuess {
    static final String ENGLISH = "en";
    /** Fewer words than this leave the language undetermined. */
    static final int FEWEST_WORDS = 3;

    private static final double COMMON_SHARE = 0.25;
    /** With plain letters, so few words or so many English ones make any other language doubtful. */
    private static final int FEWEST_FOREIGN_WORDS = 5;

    private static final double DOUBTFUL_SHARE = 0.12;
    private static final double CONFIDENCE_DISTANCE = 0.02;
    private static final int LONGEST_SAMPLE = 300;

    private final WordSet functionWords;
    private final LanguageDetector detector = LanguageDetectorBuilder.fromLanguages(
                    Language.ENGLISH,
                    Language.GERMAN,
                    Language.FRENCH,
                    Language.SPANISH,
                    Language.PORTUGUESE,
                    Language.ITALIAN,
                    Language.DUTCH,
                    Language.POLISH,
                    Language.RUSSIAN,
                    Language.TURKISH,
                    Language.CHINESE,
                    Language.JAPANESE)
            .withMinimumRelativeDistance(CONFIDENCE_DISTANCE)
            .withLowAccuracyMode()
            .build();

    LanguageGuess(WordSet functionWords) {
        this.functionWords = functionWords;
    }

    /** ISO 639-1 code, or {@code und}. */
    String of(String text, Tokens tokens) {
        double common = commonShare(tokens);
        if (tokens.words >= FEWEST_WORDS && isLatin(tokens) && common >= COMMON_SHARE) {
            return ENGLISH;
        }
        if (tokens.letters < 2 * tokens.words || (tokens.words < FEWEST_WORDS && isLatin(tokens))) {
            return Cues.UNDETERMINED;
        }
        String language = byModel(text);
        boolean isDoubtful = isLatin(tokens) && (tokens.words < FEWEST_FOREIGN_WORDS || common >= DOUBTFUL_SHARE);
        return isDoubtful && !language.equals(ENGLISH) ? Cues.UNDETERMINED : language;
    }

    /** Whether English words may be looked for. */
    boolean mayBeEnglish(String language, Tokens tokens) {
        return language.equals(ENGLISH) || (language.equals(Cues.UNDETERMINED) && isLatin(tokens));
    }

    private double commonShare(Tokens tokens) {
        int common = 0;
        for (int i = 0; i < tokens.length(); i++) {
            common += functionWords.contains(tokens.hashes()[i]) ? 1 : 0;
        }
        return (double) common / Math.max(1, tokens.words);
    }

    private boolean isLatin(Tokens tokens) {
        return tokens.latinLetters == tokens.letters;
    }

    private String byModel(String text) {
        String sample = text.length() > LONGEST_SAMPLE ? text.substring(0, LONGEST_SAMPLE) : text;
        Language language = detector.detectLanguageOf(sample);
        return language == Language.UNKNOWN
                ? Cues.UNDETERMINED
                : language.getIsoCode639_1().toString().toLowerCase(Locale.ROOT);
    }
}
