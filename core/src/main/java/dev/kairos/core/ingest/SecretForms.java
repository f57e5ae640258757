package dev.kairos.core.ingest;

import java.util.Locale;
import java.util.Set;

/** How e-mail addresses, keys, tokens and passwords look. All expressions are possessive or bounded. */
final class SecretForms {
    static final String E_MAIL =
            "(?<![\\p{L}\\p{N}._%+-])[\\p{L}\\p{N}._%+-]++@(?:[\\p{L}\\p{N}-]{1,63}+\\.){1,8}\\p{L}{2,24}+";

    /** Keys that carry their maker's prefix, and JSON web tokens. */
    static final String KNOWN_KEYS = "(?<![A-Za-z0-9_-])(?:"
            + "(?:AKIA|ASIA|AGPA|AIDA|AROA|ANPA)[A-Z0-9]{16}(?![A-Za-z0-9])"
            + "|gh[pousr]_[A-Za-z0-9]{20,255}+"
            + "|github_pat_[A-Za-z0-9_]{22,255}+"
            + "|glpat-[A-Za-z0-9_-]{20,255}+"
            + "|xox[abeoprs]-[A-Za-z0-9-]{10,255}+"
            + "|AIza[A-Za-z0-9_-]{35}"
            + "|(?:sk|pk|rk)[-_](?:live_|test_|proj-|ant-)?[A-Za-z0-9_-]{20,255}+"
            + "|npm_[A-Za-z0-9]{36}"
            + "|hf_[A-Za-z0-9]{30,64}+"
            + "|eyJ[A-Za-z0-9_-]{8,4096}+\\.[A-Za-z0-9_-]{8,4096}+(?:\\.[A-Za-z0-9_-]{0,4096}+)?)";

    static final String AUTHORISATION =
            "(?i)(?<![A-Za-z0-9])(?:bearer|basic)\\s{1,8}(?<value>[A-Za-z0-9._~+/=-]{16,4096}+)";

    private static final String NAMES =
            "(?<![A-Za-z0-9])(?:passwords?|passwd|passphrase|pwd|secret(?:[_-]?(?:access[_-]?)?key)?"
                    + "|(?:access|auth|api|refresh|session|bearer)?[_-]?token|api[_-]?key|access[_-]?key|client[_-]?secret|private[_-]?key)";

    /** {@code password=...}, {@code "token": "..."}: whatever stands there. */
    static final String ASSIGNED = "(?i)" + NAMES
            + "\\\\?[\"']?(?:=(?!=)|\\s{0,4}[=:]\\s{0,4}\\\\?[\"'])(?<value>[^\\s\"'\\\\,;&<>()\\[\\]{}$%]{4,4096}+)(?!\\()";

    /** {@code my password is ...}, {@code token: ...}: only what is not an ordinary word of the sentence. */
    static final String TOLD = "(?i)" + NAMES
            + "(?:\\s{1,4}is\\s{1,4}|\\s{0,4}[=:]\\s{0,4})[\"']?(?<value>[^\\s\"'\\\\,;()\\[\\]{}<>$%]{4,256}+)(?!\\()";

    /** Anything long without a space: hexadecimal or base64, the latter between its slashes, or paths would be runs. */
    static final String LONG_RUN = "(?<![A-Za-z0-9+_=-])[A-Za-z0-9+_-]{32,8192}+={0,2}";

    private static final Set<String> NOTHING = Set.of("null", "none", "true", "false", "undefined");
    private static final String ORDINARY_SIGNS = "-./_:=~*";
    private static final int COMMIT_HASH = 40;
    private static final int SIGN = 3;
    private static final double RANDOM_CHANGES = 0.4;
    private static final double MOST_SIGNS = 0.09;

    private SecretForms() {}

    /** Code often assigns nothing. */
    static boolean isAssignedSecret(String value) {
        return !NOTHING.contains(value.toLowerCase(Locale.ROOT));
    }

    /** A word of a sentence or a name in code is not a secret: a secret holds a digit or an unusual sign. */
    static boolean isToldSecret(String value) {
        int end = value.length();
        while (end > 0 && ".!?:".indexOf(value.charAt(end - 1)) >= 0) {
            end--;
        }
        return value.substring(0, end)
                .chars()
                .anyMatch(letter -> !Character.isLetter(letter) && ORDINARY_SIGNS.indexOf(letter) < 0);
    }

    /**
     * Hexadecimal of 32 digits and more, unless it has the length of a commit hash; or letters and digits that change
     * their kind (upper, lower, digit, sign) at two of five places, as base64 does (.62) and names do not, with no more
     * signs than base64 has (.03; device names have more).
     */
    static boolean isRandom(String run) {
        boolean isHex = run.chars().allMatch(letter -> Character.digit(letter, 16) >= 0);
        if (isHex) {
            return run.length() != COMMIT_HASH && run.chars().distinct().count() > 4;
        }
        int changes = 0;
        int signs = 0;
        int kinds = 1 << kind(run.charAt(0));
        for (int i = 1; i < run.length(); i++) {
            changes += kind(run.charAt(i)) == kind(run.charAt(i - 1)) ? 0 : 1;
            signs += kind(run.charAt(i)) == SIGN ? 1 : 0;
            kinds |= 1 << kind(run.charAt(i));
        }
        boolean hasLettersAndDigits = (kinds & 0b111) == 0b111;
        boolean isWords = signs > MOST_SIGNS * run.length();
        return hasLettersAndDigits && !isWords && changes >= RANDOM_CHANGES * run.length();
    }

    private static int kind(char letter) {
        if (letter >= '0' && letter <= '9') {
            return 0;
        }
        if (letter >= 'a' && letter <= 'z') {
            return 1;
        }
        return letter >= 'A' && letter <= 'Z' ? 2 : SIGN;
    }
}
