package dev.kairos.models.cue;

import dev.kairos.core.turn.Cue;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * The word lists of means, ways and evasion (P28), in six languages at once: whoever spreads a request over languages is
 * heard in each. An entry is the beginning of a phrase, or with {@code =} the whole of it; entries are found by their
 * first three letters.
 */
final class RiskLexicon {
    private static final List<Cue> CUES = List.of(Cue.HARM_MEANS, Cue.HARM_WAY, Cue.HARM_EVASION);
    private static final int INDEXED = 3;
    private static final Pattern ACCENT = Pattern.compile("\\p{M}+");
    private static final Pattern SPACE = Pattern.compile("\\s+");

    private final Map<String, List<Entry>> byBeginning;

    private RiskLexicon(Map<String, List<Entry>> byBeginning) {
        this.byBeginning = byBeginning;
    }

    /** An entry of a list. */
    private record Entry(Cue cue, String phrase, boolean isWhole) {
        /** Where it ends in a text if it stands at a place, else -1. */
        int endAt(String text, int start) {
            int end = start + phrase.length();
            boolean fits = text.startsWith(phrase, start)
                    && (!isWhole || end == text.length() || !Character.isLetterOrDigit(text.charAt(end)));
            return fits ? end : -1;
        }
    }

    /** Reads the shipped lists. */
    static RiskLexicon read() {
        Map<String, List<Entry>> byBeginning = new HashMap<>();
        for (Cue cue : CUES) {
            for (String line : lines(cue.name().toLowerCase(Locale.ROOT).replace('_', '-') + ".txt")) {
                boolean isWhole = line.startsWith("=");
                String phrase = folded(isWhole ? line.substring(1) : line);
                byBeginning
                        .computeIfAbsent(phrase.substring(0, INDEXED), any -> new ArrayList<>())
                        .add(new Entry(cue, phrase, isWhole));
            }
        }
        return new RiskLexicon(byBeginning);
    }

    private static List<String> lines(String name) {
        try (InputStream stream = RiskLexicon.class.getResourceAsStream("risk/" + name);
                BufferedReader reader = new BufferedReader(
                        new InputStreamReader(Objects.requireNonNull(stream, name), StandardCharsets.UTF_8))) {
            return reader.lines()
                    .map(line -> line.strip().toLowerCase(Locale.ROOT))
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .distinct()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("the word list " + name + " cannot be read", e);
        }
    }

    /** Lower case without accents, single spaces. */
    private static String folded(String text) {
        String lower = text.toLowerCase(Locale.ROOT).replace('\u2019', '\'');
        String bare = Normalizer.isNormalized(lower, Normalizer.Form.NFD)
                ? lower
                : ACCENT.matcher(Normalizer.normalize(lower, Normalizer.Form.NFD))
                        .replaceAll("");
        return SPACE.matcher(bare).replaceAll(" ");
    }

    /** Adds the entries in a text to counts that are indexed by cue; no place counts twice for one cue. */
    void count(String text, float[] counts) {
        String plain = folded(text);
        int[] ends = new int[counts.length];
        for (int start = 0; start + INDEXED <= plain.length(); start++) {
            boolean begins = Character.isLetterOrDigit(plain.charAt(start))
                    && (start == 0 || !Character.isLetterOrDigit(plain.charAt(start - 1)));
            if (begins) {
                for (Entry entry : byBeginning.getOrDefault(plain.substring(start, start + INDEXED), List.of())) {
                    int cue = entry.cue().ordinal();
                    int end = start < ends[cue] ? -1 : entry.endAt(plain, start);
                    if (end >= 0) {
                        counts[cue]++;
                        ends[cue] = end;
                    }
                }
            }
        }
    }
}
