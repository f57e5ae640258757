package dev.kairos.models.guard.injection;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a text may say to a machine that reads it kindly: the text itself in plain letters, and what is left when common
 * disguises come off (look-alike letters, digits for letters, spaced-out words, escapes, base 64, hexadecimal, rot13,
 * reversal). Bounded: at most 4,096 characters are read, and what was decoded is decoded once more at most.
 */
final class Readings {
    private static final int LONGEST = 4_096;
    private static final int MOST_DECODED = 8;
    private static final int WORDS = 2;
    private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cf}\\p{Mn}\\x{FE00}-\\x{FE0F}]");
    private static final Pattern SPACED = Pattern.compile("\\b(?:\\p{L}[ .\\-_*]){2,}\\p{L}\\b");
    private static final Pattern NO_LETTER = Pattern.compile("[^a-z]+");
    private static final Set<String> COMMON = Set.of(
            "the",
            "and",
            "you",
            "your",
            "with",
            "this",
            "that",
            "say",
            "reply",
            "answer",
            "write",
            "print",
            "ignore",
            "repeat",
            "instructions",
            "only",
            "now",
            "all",
            "is",
            "are",
            "to",
            "of",
            "at",
            "in",
            "no",
            "nor",
            "not",
            "neither",
            "do",
            "have",
            "der",
            "die",
            "und",
            "mit",
            "les",
            "dis",
            "con",
            "los",
            "tus");
    private static final Pattern SPACES = Pattern.compile("\\s+");
    private static final Pattern BASE64 = Pattern.compile("[A-Za-z0-9+/_-]{16,}={0,2}");
    private static final Pattern HEX = Pattern.compile("\\b(?:[0-9a-fA-F]{2}[ :]?){8,}");
    private static final Pattern ESCAPE =
            Pattern.compile("\\\\u([0-9a-fA-F]{4})|&#(\\d{2,5});|&#x([0-9a-fA-F]{2,4});|%([2-7][0-9a-fA-F])");
    private static final String LOOK_ALIKES = "аaеeоoрpсcуyхxіiјjѕsԁdɡgһhмmтtкkвbнnαaεeοoρpτtυuνvιiκk";
    private static final String LEET = "0o1i3e4a5s7t@a$s!i|l";

    private final List<String> all;
    private final boolean hidden;

    private Readings(Set<String> all, boolean hidden) {
        this.all = List.copyOf(all);
        this.hidden = hidden;
    }

    /** All readings, the plain one first. */
    List<String> all() {
        return all;
    }

    /** Whether words were hidden: encoded, rotated or reversed. */
    boolean hidden() {
        return hidden;
    }

    static Readings of(String text) {
        String cut = text.length() <= LONGEST ? text : text.substring(0, LONGEST);
        Set<String> readings = new LinkedHashSet<>();
        String plain = plain(cut);
        readings.add(plain);
        readings.add(plain(unspaced(cut)));
        readings.add(plain(swapped(cut.toLowerCase(Locale.ROOT), LEET)));
        int open = readings.size();
        readings.add(plain(unescaped(cut)));
        int escaped = readings.size() - open;
        for (String decoded : decoded(cut)) {
            addIfWords(plain(decoded), readings);
        }
        addIfWords(plain(rotated(cut)), readings);
        addIfWords(plain(new StringBuilder(cut).reverse().toString()), readings);
        boolean hidden = readings.size() > open + escaped;
        readings.remove("");
        return new Readings(readings, hidden);
    }

    /** Decoding makes words of a text that was encoded before, and nonsense of any other. */
    private static void addIfWords(String reading, Set<String> readings) {
        if (Arrays.stream(NO_LETTER.split(reading)).filter(COMMON::contains).count() >= WORDS) {
            readings.add(reading);
        }
    }

    /** Lower case, one form per letter, no invisible characters, single spaces. */
    static String plain(String text) {
        String folded = Normalizer.normalize(text, Normalizer.Form.NFKD);
        String visible = INVISIBLE.matcher(folded).replaceAll("").toLowerCase(Locale.ROOT);
        boolean isMixed = visible.chars().anyMatch(c -> c < 128 && Character.isLetter(c));
        return SPACES.matcher(isMixed ? swapped(visible, LOOK_ALIKES) : visible)
                .replaceAll(" ")
                .strip();
    }

    private static String unspaced(String text) {
        return SPACED.matcher(text)
                .replaceAll(spread -> Matcher.quoteReplacement(spread.group().replaceAll("[ .\\-_*]", "")));
    }

    private static String swapped(String text, String pairs) {
        StringBuilder swapped = new StringBuilder(text);
        for (int i = 0; i < swapped.length(); i++) {
            int place = pairs.indexOf(swapped.charAt(i));
            if (place >= 0 && place % 2 == 0) {
                swapped.setCharAt(i, pairs.charAt(place + 1));
            }
        }
        return swapped.toString();
    }

    private static List<String> decoded(String text) {
        List<String> decoded = new ArrayList<>();
        BASE64.matcher(text).results().limit(MOST_DECODED).forEach(found -> addBase64(found.group(), decoded));
        HEX.matcher(text).results().limit(MOST_DECODED).forEach(found -> addHex(found.group(), decoded));
        return decoded;
    }

    private static void addBase64(String token, List<String> decoded) {
        try {
            String standard = token.replace('-', '+').replace('_', '/').replace("=", "");
            addText(Base64.getDecoder().decode(standard), decoded);
        } catch (IllegalArgumentException notBase64) {
            // a long word that only looks like it
        }
    }

    private static void addHex(String digits, List<String> decoded) {
        String pure = digits.replaceAll("[ :]", "");
        byte[] bytes = new byte[pure.length() / 2];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) Integer.parseInt(pure.substring(2 * i, 2 * i + 2), 16);
        }
        addText(bytes, decoded);
    }

    /** Bytes that are a text hold letters and nothing that cannot be printed. */
    private static void addText(byte[] bytes, List<String> decoded) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            if (!text.isBlank() && text.chars().noneMatch(c -> Character.isISOControl(c) && c != '\n' && c != '\t')) {
                decoded.add(text);
            }
        } catch (CharacterCodingException noText) {
            // some other kind of data
        }
    }

    private static String unescaped(String text) {
        return ESCAPE.matcher(text).replaceAll(escape -> {
            String decimal = escape.group(2);
            String hexadecimal = escape.group(1) != null
                    ? escape.group(1)
                    : escape.group(3) != null ? escape.group(3) : escape.group(4);
            int code = decimal != null ? Integer.parseInt(decimal) : Integer.parseInt(hexadecimal, 16);
            return Character.isValidCodePoint(code)
                    ? Matcher.quoteReplacement(Character.toString(code))
                    : Matcher.quoteReplacement(escape.group());
        });
    }

    private static String rotated(String text) {
        StringBuilder rotated = new StringBuilder(text);
        for (int i = 0; i < rotated.length(); i++) {
            char letter = rotated.charAt(i);
            if ((letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z')) {
                int first = letter >= 'a' ? 'a' : 'A';
                rotated.setCharAt(i, (char) (first + (letter - first + 13) % 26));
            }
        }
        return rotated.toString();
    }
}
