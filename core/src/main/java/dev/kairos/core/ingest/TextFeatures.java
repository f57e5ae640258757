package dev.kairos.core.ingest;

/**
 * What a text has that a redaction rule may be about, found in one pass, so that ordinary words cost no regular
 * expression at all. A feature that is absent rules its forms out; one that is present says only that it is worth
 * looking.
 */
final class TextFeatures {
    /** An at sign. */
    static final int AT = 1;

    /** Seven digits, wherever they stand. */
    static final int SEVEN_DIGITS = 2;

    /** Four digits and three dots. */
    static final int DIGITS_AND_DOTS = 4;

    /** Two colons in a row, or seven of them. */
    static final int COLONS = 8;

    /** Sixteen characters without a space that are letters, digits and signs of keys, a digit among them. */
    static final int TOKEN = 16;

    /** Thirty-two of them. */
    static final int LONG_TOKEN = 32;

    /** A word that is put before secrets: password, secret, token, key and the like. */
    static final int SECRET_WORD = 64;

    /** Five dashes. */
    static final int DASHES = 128;

    private static final String[] SECRET_WORDS = {"pass", "pwd", "secret", "token", "key"};

    private final String text;
    private int digits;
    private int dots;
    private int colons;
    private int run;
    private int longest;
    private boolean hasDigit;
    private int features;

    private TextFeatures(String text) {
        this.text = text;
    }

    /** The features of a text, as bits. */
    static int of(String text) {
        TextFeatures found = new TextFeatures(text);
        for (int i = 0; i < text.length(); i++) {
            found.look(i, text.charAt(i));
        }
        return found.features();
    }

    private void look(int position, char character) {
        boolean isDigit = character >= '0' && character <= '9';
        if (isDigit) {
            digits++;
        }
        if (isDigit || isTokenSign(character)) {
            run++;
            hasDigit |= isDigit;
            longest = hasDigit && run > longest ? run : longest;
        } else {
            run = 0;
            hasDigit = false;
        }
        switch (character) {
            case '@' -> features |= AT;
            case '.' -> dots++;
            case ':' -> countColon(position);
            case '-' -> features |= text.startsWith("-----", position) ? DASHES : 0;
            case 'p', 'P', 's', 'S', 't', 'T', 'k', 'K' -> features |= startsSecretWord(position) ? SECRET_WORD : 0;
            default -> {}
        }
    }

    private void countColon(int position) {
        colons++;
        boolean isDouble = position > 0 && text.charAt(position - 1) == ':';
        features |= isDouble || colons >= 7 ? COLONS : 0;
    }

    private boolean startsSecretWord(int position) {
        for (String word : SECRET_WORDS) {
            if (text.regionMatches(true, position, word, 0, word.length())) {
                return true;
            }
        }
        return false;
    }

    private static boolean isTokenSign(char character) {
        return (character >= 'a' && character <= 'z')
                || (character >= 'A' && character <= 'Z')
                || character == '_'
                || character == '-'
                || character == '+'
                || character == '/'
                || character == '.'
                || character == '=';
    }

    private int features() {
        int counted = digits >= 7 ? SEVEN_DIGITS : 0;
        counted |= digits >= 4 && dots >= 3 ? DIGITS_AND_DOTS : 0;
        counted |= longest >= 16 ? TOKEN : 0;
        counted |= longest >= 32 ? LONG_TOKEN : 0;
        return features | counted;
    }
}
