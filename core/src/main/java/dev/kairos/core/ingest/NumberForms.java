package dev.kairos.core.ingest;

/** How phone numbers, payment cards, accounts and IP addresses look. All expressions are possessive or bounded. */
final class NumberForms {
    /** 13 to 19 digits, single spaces or dashes between them. */
    static final String CARD = "(?<![\\w.-])[2-6](?:[ -]?\\d){12,18}(?![\\w-])";

    /** An international account number (ISO 13616), written in groups of four or without spaces. */
    static final String ACCOUNT =
            "(?<![A-Za-z0-9])[A-Z]{2}\\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,3})?(?![A-Za-z0-9])";

    static final String IPV4 =
            "(?<![\\w.-])(?<!(?i:version|release|kernel) )\\d{1,3}(?:\\.\\d{1,3}){3}(?![\\w-]|\\.\\d)";

    static final String IPV6 = "(?<![\\w:.])[0-9A-Fa-f]{1,4}(?::{1,2}[0-9A-Fa-f]{1,4}){1,7}+(?![\\w:])";

    static final String INTERNATIONAL_PHONE = "(?<![\\w.+-])\\+\\d(?:[ ./-]?(?:\\(\\d{1,4}\\)|\\d)){6,14}+(?!\\w)";

    /** North American with brackets, dashes or dots; numbers that begin with a zero, as in much of Europe. */
    static final String NATIONAL_PHONE = "(?<![\\w.:#/-])(?<!\\d )(?:"
            + "(?:1[ .-])?(?:\\([2-9]\\d{2}\\) ?|[2-9]\\d{2}[.-])[2-9]\\d{2}[ .-]\\d{4}"
            + "|0[1-9](?:[ .]\\d{2}){4}"
            + "|0[1-9]\\d{1,3}[ /-]\\d{3,4}[ -]?\\d{3,5})(?![\\w:-]|\\.\\d| \\d)";

    /** Any spelling, once a word says that a phone number follows. */
    static final String ANNOUNCED_PHONE =
            "(?i)(?<![A-Za-z])(?:phone|telephone|tel|mobile|cell|whatsapp|sms|fax|call|text|ring|reach)"
                    + "(?: (?:number|me|us|him|her|them|is|at|on|no\\.)){0,4}[:.]? {0,2}(?<value>[(+]?\\d(?:[ ()./-]{0,2}\\d){6,14})(?!\\w)";

    private NumberForms() {}

    /** A length and prefix that card networks give out, and the Luhn check digit. */
    static boolean isCard(String written) {
        String digits = digitsOf(written);
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(digits.length() - 1 - i) - '0';
            int doubled = digit * 2 > 9 ? digit * 2 - 9 : digit * 2;
            sum += i % 2 == 0 ? digit : doubled;
        }
        return sum % 10 == 0 && isIssued(digits) && digits.chars().distinct().count() > 1;
    }

    /** Leading digits and lengths in use, so that dates, epochs and serial numbers of the same length stay. */
    private static boolean isIssued(String digits) {
        int prefix = Integer.parseInt(digits.substring(0, 2));
        return switch (digits.length()) {
            case 13 -> prefix / 10 == 4;
            case 14 -> prefix == 30 || prefix == 36 || prefix == 38 || prefix == 39;
            case 15 -> prefix == 34 || prefix == 37;
            case 16 -> prefix / 10 == 4 || (prefix >= 51 && prefix <= 55) || isLongSeries(prefix);
            default -> prefix / 10 == 4 || prefix / 10 == 6;
        };
    }

    private static boolean isLongSeries(int prefix) {
        return (prefix >= 22 && prefix <= 27) || prefix == 35 || prefix / 10 == 6;
    }

    /** 15 to 34 characters whose number, the first four moved to the end and letters read as 10 to 35, is 1 modulo 97. */
    static boolean isAccount(String written) {
        String plain = written.replace(" ", "");
        if (plain.length() < 15 || plain.length() > 34) {
            return false;
        }
        int rest = 0;
        for (int i = 0; i < plain.length(); i++) {
            int value = Character.digit(plain.charAt((i + 4) % plain.length()), 36);
            rest = (rest * (value < 10 ? 10 : 100) + value) % 97;
        }
        return rest == 1;
    }

    /** Seven to fifteen digits: the range of ITU-T E.164 with local numbers. */
    static boolean isPhone(String written) {
        int digits = digitsOf(written).length();
        return digits >= 7 && digits <= 15;
    }

    /**
     * Four octets, but not a loopback, a wildcard or a mask, which are nobody's, and not what looks like a version:
     * first number below 10, two more below 10, none from 100 on (2.6.8.1, 1.0.12.3).
     */
    static boolean isIpv4(String written) {
        String[] parts = written.split("\\.", -1);
        int small = 0;
        int largest = 0;
        for (String part : parts) {
            int octet = Integer.parseInt(part);
            small += octet < 10 ? 1 : 0;
            largest = Math.max(largest, octet);
        }
        int first = Integer.parseInt(parts[0]);
        boolean isNobodys = first == 127 || first == 0 || first == 255;
        boolean isVersion = first < 10 && small >= 3 && largest < 100 && !isRepeated(parts);
        return largest <= 255 && !isNobodys && !isVersion;
    }

    private static boolean isRepeated(String[] parts) {
        return parts[0].equals(parts[1]) && parts[1].equals(parts[2]) && parts[2].equals(parts[3]);
    }

    /** Eight groups, or a gap and a first group as addresses have it; times and MAC addresses have neither. */
    static boolean isIpv6(String written) {
        int gap = written.indexOf("::");
        int groups = written.split(":{1,2}", -1).length;
        if (gap < 0) {
            return groups == 8;
        }
        boolean hasOneGap = written.indexOf("::", gap + 1) < 0;
        int first = written.indexOf(':');
        return hasOneGap && first >= 3 && groups < 8 && written.chars().anyMatch(Character::isDigit);
    }

    private static String digitsOf(String written) {
        StringBuilder digits = new StringBuilder();
        for (int i = 0; i < written.length(); i++) {
            char character = written.charAt(i);
            if (character >= '0' && character <= '9') {
                digits.append(character);
            }
        }
        return digits.toString();
    }
}
