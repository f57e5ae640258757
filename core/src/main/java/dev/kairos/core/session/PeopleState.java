package dev.kairos.core.session;

import java.util.Arrays;

/** Who took part and how much: up to 16 people by key, the least active giving way. Part of {@link SummaryState}. */
public final class PeopleState {
    private static final int KEPT = 16;

    /** Keys of people, in order of first appearance. */
    public long[] keys = new long[0];
    /** Turns of each. */
    public int[] turns = new int[0];
    /** Turns of all, those of people no longer kept included. */
    public int total;
    /** Different people seen, a person who gave way and came back counted again. */
    public int seen;

    /** For deserialisation. */
    public PeopleState() {}

    /** Counts a turn of a person. */
    public void add(long person) {
        total++;
        int place = placeOf(person);
        if (place < 0) {
            seen++;
            place = keys.length < KEPT ? grow() : leastActive();
            keys[place] = person;
            turns[place] = 0;
        }
        turns[place]++;
    }

    /** Share of all turns that a person made, in [0, 1]. */
    public double share(long person) {
        int place = placeOf(person);
        return place < 0 || total == 0 ? 0 : (double) turns[place] / total;
    }

    /** Removes every trace of a person. */
    public void forget(long person) {
        int place = placeOf(person);
        if (place >= 0) {
            keys[place] = keys[keys.length - 1];
            total -= turns[place];
            turns[place] = turns[turns.length - 1];
            keys = Arrays.copyOf(keys, keys.length - 1);
            turns = Arrays.copyOf(turns, turns.length - 1);
            seen--;
        }
    }

    private int placeOf(long person) {
        for (int i = 0; i < keys.length; i++) {
            if (keys[i] == person) {
                return i;
            }
        }
        return -1;
    }

    private int grow() {
        keys = Arrays.copyOf(keys, keys.length + 1);
        turns = Arrays.copyOf(turns, turns.length + 1);
        return keys.length - 1;
    }

    private int leastActive() {
        int least = 0;
        for (int i = 1; i < turns.length; i++) {
            least = turns[i] < turns[least] ? i : least;
        }
        return least;
    }
}
