package dev.kairos.core.ingest;

/**
 * What a text has that a redaction rule may be about, found in one pass, so that ordinary words cost no regular
 * expression at all.
 */
final class TextFeatures {
    static final int AT = 1;
    static final int SEVEN_DIGITS = 2;
    static final int DIGIT_AND_DOT = 4;
    static final int COLON = 8;
    static final int LONG_TOKEN = 16;
    static final int LONG_RUN = 32;
    static final int ASSIGNMENT = 64;
    static final int DASHES = 128;
    static final int TOLD = 256;

    private static final int TOKEN = 16;
    private static final int RUN = 32;

    private TextFeatures() {}

    static int of(String text) {
        int features = 0;
        int digits = 0;
        int dots = 0;
        int run = 0;
        int longest = 0;
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            boolean isDigit = character >= '0' && character <= '9';
            digits += isDigit ? 1 : 0;
            dots += character == '.' ? 1 : 0;
            run = isDigit || isTokenLetter(character) ? run + 1 : 0;
            longest = Math.max(longest, run);
            features |= featureOf(character) | (character == ' ' && endsWithIs(text, i) ? TOLD : 0);
        }
        features |= digits >= 7 ? SEVEN_DIGITS : 0;
        features |= digits >= 4 && dots >= 3 ? DIGIT_AND_DOT : 0;
        features |= longest >= TOKEN ? LONG_TOKEN : 0;
        return features | (longest >= RUN ? LONG_RUN : 0);
    }

    private static boolean endsWithIs(String text, int end) {
        return end >= 3
                && (text.charAt(end - 1) | 0x20) == 's'
                && (text.charAt(end - 2) | 0x20) == 'i'
                && text.charAt(end - 3) <= ' ';
    }

    private static int featureOf(char character) {
        return switch (character) {
            case '@' -> AT;
            case ':' -> COLON | ASSIGNMENT | TOLD;
            case '=' -> ASSIGNMENT | TOLD;
            case '-' -> DASHES;
            default -> 0;
        };
    }

    private static boolean isTokenLetter(char character) {
        return (character >= 'a' && character <= 'z')
                || (character >= 'A' && character <= 'Z')
                || character == '_'
                || character == '-'
                || character == '+'
                || character == '/'
                || character == '.'
                || character == '=';
    }
}
