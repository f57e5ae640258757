package dev.kairos.models.cue;

import dev.kairos.core.turn.Cue;
import java.util.ArrayList;
import java.util.List;

/**
 * One entry of a word list: a sequence of places, each with the words that may stand there, some of them optional.
 *
 * @param cue cue that it counts for
 * @param exception whether what it matches does not count, however the rest of the list would have it
 * @param places words by place
 * @param optional whether a place may be empty
 */
record Phrase(Cue cue, boolean exception, List<WordSet> places, List<Boolean> optional) {

    /**
     * Reads an entry: words apart by spaces, {@code a|b} for either, {@code [a]} for may be absent, {@code ^} and
     * {@code $} for the ends of a sentence, {@code #} for a number, a leading {@code !} for an exception.
     */
    static Phrase parse(Cue cue, String line) {
        boolean exception = line.startsWith("!");
        List<WordSet> places = new ArrayList<>();
        List<Boolean> optional = new ArrayList<>();
        for (String place : (exception ? line.substring(1) : line).trim().split("\\s+")) {
            boolean mayBeAbsent = place.startsWith("[") && place.endsWith("]");
            String words = mayBeAbsent ? place.substring(1, place.length() - 1) : place;
            places.add(new WordSet(List.of(words.split("\\|"))));
            optional.add(mayBeAbsent);
        }
        return new Phrase(cue, exception, List.copyOf(places), List.copyOf(optional));
    }

    /** Words with which it may begin. */
    List<WordSet> beginnings() {
        List<WordSet> beginnings = new ArrayList<>();
        for (int i = 0; i < places.size(); i++) {
            beginnings.add(places.get(i));
            if (!optional.get(i)) {
                break;
            }
        }
        return beginnings;
    }

    /** Where the longest match that begins at a word ends, or -1. */
    int match(long[] words, int length, int start) {
        return match(words, length, start, 0);
    }

    private int match(long[] words, int length, int at, int place) {
        if (place == places.size()) {
            return at;
        }
        int longest = -1;
        if (at < length && places.get(place).contains(words[at])) {
            longest = match(words, length, at + 1, place + 1);
        }
        return longest < 0 && optional.get(place) ? match(words, length, at, place + 1) : longest;
    }
}
