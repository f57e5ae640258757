package dev.kairos.models.cue;

import dev.kairos.core.turn.Cue;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The English word lists, one file per cue, indexed by the words with which their entries begin. Entries of one cue
 * never overlap: at each place the longest one counts and the next is looked for behind it.
 */
final class Lexicon {
    private static final int CUES = Cue.values().length;
    private static final Phrase[] NONE = new Phrase[0];

    private final Map<Long, Phrase[]> byBeginning;
    private final WordSet acronyms;
    private final WordSet functionWords;

    private Lexicon(Map<Long, Phrase[]> byBeginning, WordSet acronyms, WordSet functionWords) {
        this.byBeginning = byBeginning;
        this.acronyms = acronyms;
        this.functionWords = functionWords;
    }

    /** Reads the shipped lists. */
    static Lexicon read() {
        Map<Long, List<Phrase>> found = new HashMap<>();
        for (Cue cue : Cue.values()) {
            for (String line : lines(cue.name().toLowerCase(Locale.ROOT).replace('_', '-') + ".txt")) {
                Phrase phrase = Phrase.parse(cue, line);
                for (WordSet beginning : phrase.beginnings()) {
                    for (long word : beginning.hashes()) {
                        found.computeIfAbsent(word, any -> new ArrayList<>()).add(phrase);
                    }
                }
            }
        }
        Map<Long, Phrase[]> index = new HashMap<>();
        found.forEach((word, phrases) -> index.put(word, phrases.toArray(Phrase[]::new)));
        return new Lexicon(index, words("acronyms.txt"), words("function-words.txt"));
    }

    WordSet acronyms() {
        return acronyms;
    }

    WordSet functionWords() {
        return functionWords;
    }

    /** Adds the matches among a text's words to the counts, which are indexed by cue. */
    void count(Tokens tokens, float[] counts) {
        Matching matching = new Matching(tokens, counts);
        for (int start = 0; start < tokens.length(); start++) {
            Phrase[] candidates = byBeginning.get(tokens.hashes()[start]);
            if (candidates != null) {
                matching.at(start, candidates);
            }
        }
    }

    /** Matches of one cue among words of code. */
    int countInCode(Tokens tokens, Cue cue) {
        int count = 0;
        for (int start = 0; start < tokens.codeLength(); start++) {
            Phrase[] candidates = byBeginning.getOrDefault(tokens.codeHashes()[start], NONE);
            for (Phrase phrase : candidates) {
                if (phrase.cue() == cue
                        && !phrase.exception()
                        && phrase.match(tokens.codeHashes(), tokens.codeLength(), start) >= 0) {
                    count++;
                    break;
                }
            }
        }
        return count;
    }

    /** Matching of one text. */
    private static final class Matching {
        private final Tokens tokens;
        private final float[] counts;
        /** Where the last match of each cue ended. */
        private final int[] ends = new int[CUES];
        /** Where the longest match of each cue at the current place ends, -1 for none. */
        private final int[] stops = new int[CUES];

        private final boolean[] exceptions = new boolean[CUES];

        Matching(Tokens tokens, float[] counts) {
            this.tokens = tokens;
            this.counts = counts;
            Arrays.fill(stops, -1);
        }

        void at(int start, Phrase[] candidates) {
            for (Phrase phrase : candidates) {
                int cue = phrase.cue().ordinal();
                int stop = start < ends[cue] ? -1 : phrase.match(tokens.hashes(), tokens.length(), start);
                if (stop > stops[cue] || (stop >= 0 && stop == stops[cue] && phrase.exception())) {
                    stops[cue] = stop;
                    exceptions[cue] = phrase.exception();
                }
            }
            for (Phrase phrase : candidates) {
                settle(phrase.cue(), start);
            }
        }

        private void settle(Cue cue, int start) {
            int stop = stops[cue.ordinal()];
            if (stop < 0) {
                return;
            }
            boolean markedAnyway = cue == Cue.QUESTION && tokens.isAsked(start);
            if (!exceptions[cue.ordinal()] && !markedAnyway) {
                counts[cue.ordinal()]++;
            }
            // the end of one sentence is the beginning of the next
            boolean endsSentence = tokens.hashes()[stop - 1] == WordHash.BOUNDARY && stop - 1 > start;
            ends[cue.ordinal()] = endsSentence ? stop - 1 : stop;
            stops[cue.ordinal()] = -1;
        }
    }

    private static WordSet words(String file) {
        List<String> words = new ArrayList<>();
        lines(file).forEach(line -> words.addAll(List.of(line.split("\\|"))));
        return new WordSet(words);
    }

    /** Entries of a list; a cue without a list is one that needs no words. */
    private static List<String> lines(String file) {
        try (InputStream stream = Lexicon.class.getResourceAsStream(file)) {
            if (stream == null) {
                return List.of();
            }
            return new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))
                    .lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the word list " + file, e);
        }
    }
}
