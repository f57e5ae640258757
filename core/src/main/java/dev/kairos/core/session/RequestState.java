package dev.kairos.core.session;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Questions and requests of a session: which one is still unanswered, and fingerprints of the last four, to notice
 * when somebody asks the same again in other words. Part of {@link SummaryState}.
 */
public final class RequestState {
    private static final int KEPT = 4;

    /** Id of the oldest unanswered question, or null. */
    public @Nullable String openId;

    public long openTime;
    public long openActor;
    public int turnsSince;
    /** Actors of the last requests, newest first. */
    public long[] actors = new long[0];
    /** Their fingerprints, see {@link Sketch}. */
    public int[][] sketches = new int[0][];

    /** For deserialisation. */
    public RequestState() {}

    /** Opens a question unless one is open already, and remembers its words. */
    public void ask(String id, long time, long actor, int[] sketch) {
        if (openId == null) {
            openId = id;
            openTime = time;
            openActor = actor;
            turnsSince = 0;
        }
        int kept = Math.min(KEPT, actors.length + 1);
        long[] nextActors = new long[kept];
        int[][] nextSketches = new int[kept][];
        nextActors[0] = actor;
        nextSketches[0] = sketch;
        System.arraycopy(actors, 0, nextActors, 1, kept - 1);
        System.arraycopy(sketches, 0, nextSketches, 1, kept - 1);
        actors = nextActors;
        sketches = nextSketches;
    }

    /** Closes the open question. */
    public void close() {
        openId = null;
        turnsSince = 0;
    }

    /** Largest likeness to an earlier request of the same actor, in [0, 1]. */
    public double similarity(long actor, int[] sketch) {
        double largest = 0;
        for (int i = 0; i < actors.length; i++) {
            largest = actors[i] == actor ? Math.max(largest, Sketch.overlap(sketch, sketches[i])) : largest;
        }
        return largest;
    }

    /** Removes every trace of a person. */
    public void forget(long person) {
        if (openId != null && openActor == person) {
            close();
        }
        int kept = 0;
        for (int i = 0; i < actors.length; i++) {
            if (actors[i] != person) {
                actors[kept] = actors[i];
                sketches[kept++] = sketches[i];
            }
        }
        actors = Arrays.copyOf(actors, kept);
        sketches = Arrays.copyOf(sketches, kept);
    }
}
