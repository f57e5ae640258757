package dev.kairos.models.guard;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Recognises personal data that must not leave in a reply: addresses, numbers of phones, cards and accounts, keys. */
final class PersonalData {
    private static final Map<String, Pattern> FORMS = forms();
    private static final Pattern CARD = Pattern.compile("\\b\\d(?:[ -]?\\d){12,18}\\b");

    private PersonalData() {}

    /** What kind of personal data a text holds, if any. */
    static Optional<String> in(String text) {
        for (Map.Entry<String, Pattern> form : FORMS.entrySet()) {
            if (form.getValue().matcher(text).find()) {
                return Optional.of(form.getKey());
            }
        }
        Matcher card = CARD.matcher(text);
        while (card.find()) {
            if (hasCheckDigit(card.group())) {
                return Optional.of("a card number");
            }
        }
        return Optional.empty();
    }

    private static Map<String, Pattern> forms() {
        Map<String, Pattern> forms = new LinkedHashMap<>();
        forms.put("an e-mail address", Pattern.compile("\\b[\\w.+-]{1,64}@[\\w-]{1,63}(?:\\.[\\w-]{1,63})+\\b"));
        forms.put(
                "an account number", Pattern.compile("\\b[A-Z]{2}\\d{2}(?: ?[A-Z0-9]{4}){3,7}(?: ?[A-Z0-9]{1,3})?\\b"));
        forms.put(
                "a phone number",
                Pattern.compile(
                        "(?<![\\w.])(?<!\\d[ -])(?:\\+\\d{1,3}[ -]?)?\\(?\\d{2,4}\\)?[ -]\\d{3,4}[ -]\\d{3,4}(?![ -]?\\d)"
                                + "|\\+\\d{9,14}\\b"));
        forms.put("a key", Pattern.compile("\\b(?:AKIA|ghp_|gho_|sk-|xox[bp]-)[\\w-]{12,}"));
        return forms;
    }

    /** Luhn's check, which card numbers pass and most other numbers do not. */
    private static boolean hasCheckDigit(String number) {
        String digits = number.replaceAll("\\D", "");
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(digits.length() - 1 - i) - '0';
            int weighted = i % 2 == 0 ? digit : 2 * digit;
            sum += weighted > 9 ? weighted - 9 : weighted;
        }
        return sum % 10 == 0;
    }
}
