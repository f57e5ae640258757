package dev.kairos.models.cue;

import java.util.Arrays;
import java.util.Collection;

/** A small set of word hashes. */
final class WordSet {
    private final long[] sorted;

    WordSet(Collection<String> words) {
        sorted =
                words.stream().mapToLong(WordHash::ofListed).sorted().distinct().toArray();
    }

    boolean contains(long word) {
        return Arrays.binarySearch(sorted, word) >= 0;
    }

    long[] hashes() {
        return sorted;
    }
}
