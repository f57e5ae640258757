package dev.kairos.core.ingest;

import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One form of personal data or secret.
 *
 * @param needs {@link TextFeatures} without which the form cannot occur
 * @param form expression; a group named {@code value} is what is replaced, without one the whole match
 * @param check what an expression cannot say, such as a check digit
 * @param marker replacement
 */
record RedactionRule(int needs, Pattern form, Predicate<String> check, String marker) {
    private static final String E_MAIL = "[e-mail]";
    private static final String PHONE = "[phone]";
    private static final String CARD = "[card]";
    private static final String ACCOUNT = "[account]";
    private static final String IP = "[ip]";
    private static final String SECRET = "[secret]";

    /** The rules, in the order in which they are applied: what is most specific comes first. */
    static List<RedactionRule> all() {
        return List.of(
                rule(TextFeatures.DASHES, "-----BEGIN [A-Z ]{0,40}PRIVATE KEY-----[A-Za-z0-9+/=\\s:,-]*+", SECRET),
                rule(TextFeatures.AT, "://(?<value>[^\\s/:@]{1,64}:[^\\s/@]{1,128})@", SECRET),
                rule(TextFeatures.AT, SecretForms.E_MAIL, value -> !value.startsWith("git@"), E_MAIL),
                rule(TextFeatures.TOKEN, SecretForms.KNOWN_KEYS, SECRET),
                rule(TextFeatures.TOKEN, SecretForms.AUTHORISATION, SECRET),
                rule(TextFeatures.SECRET_WORD, SecretForms.ASSIGNED, SecretForms::isAssignedSecret, SECRET),
                rule(TextFeatures.SECRET_WORD, SecretForms.TOLD, SecretForms::isToldSecret, SECRET),
                rule(TextFeatures.LONG_TOKEN, SecretForms.LONG_RUN, SecretForms::isRandom, SECRET),
                rule(TextFeatures.SEVEN_DIGITS, NumberForms.ACCOUNT, NumberForms::isAccount, ACCOUNT),
                rule(TextFeatures.SEVEN_DIGITS, NumberForms.CARD, NumberForms::isCard, CARD),
                rule(TextFeatures.COLONS, NumberForms.IPV6, NumberForms::isIpv6, IP),
                rule(TextFeatures.DIGITS_AND_DOTS, NumberForms.IPV4, NumberForms::isIpv4, IP),
                rule(TextFeatures.SEVEN_DIGITS, NumberForms.INTERNATIONAL_PHONE, NumberForms::isPhone, PHONE),
                rule(TextFeatures.SEVEN_DIGITS, NumberForms.NATIONAL_PHONE, PHONE),
                rule(TextFeatures.SEVEN_DIGITS, NumberForms.ANNOUNCED_PHONE, NumberForms::isPhone, PHONE));
    }

    /** What it takes out, in one word. */
    String kind() {
        return marker.substring(1, marker.length() - 1);
    }

    /** The text with every match replaced. */
    String apply(String text) {
        Matcher matcher = form.matcher(text);
        if (!matcher.find()) {
            return text;
        }
        boolean hasGroup = form.pattern().contains("(?<value>");
        StringBuilder redacted = new StringBuilder(text.length());
        int copied = 0;
        do {
            int start = hasGroup ? matcher.start("value") : matcher.start();
            int end = hasGroup ? matcher.end("value") : matcher.end();
            if (check.test(text.substring(start, end))) {
                redacted.append(text, copied, start).append(marker);
                copied = end;
            }
        } while (matcher.find());
        return redacted.append(text, copied, text.length()).toString();
    }

    private static RedactionRule rule(int needs, String form, String marker) {
        return rule(needs, form, value -> true, marker);
    }

    private static RedactionRule rule(int needs, String form, Predicate<String> check, String marker) {
        return new RedactionRule(needs, Pattern.compile(form), check, marker);
    }
}
