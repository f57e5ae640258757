package dev.kairos.core.session;

/**
 * The current stretch of a stream: turns on one topic or scene. A turn begins a new one when its vector is unlike the
 * stretch so far (P08: a drop of cosine marks a boundary), by more than drops usually vary in this session, and not
 * within four turns of the last boundary (its exclusion window); so does a pause of a minute. The numbers were chosen on
 * joined tuning sessions. Turns without a vector
 * only count.
 */
public final class StretchState {
    /** Weight of the newest turn in the stretch's vector. */
    private static final double WEIGHT = 0.3;
    /** Turns that a stretch has at least. */
    private static final int EXCLUSION = 4;
    /** Drops seen before any is called large. */
    private static final int WARM_UP = 4;
    /** Standard deviations above the mean that make a drop a boundary. */
    private static final double LARGE = 1.0;
    /** Below this no spread is taken for real. */
    private static final double LEAST_SPREAD = 0.02;

    private static final long PAUSE = 60_000L;
    private static final double STEPS = 127;

    /** Vector of the stretch, its components times 127; empty before the first. */
    public byte[] vector = new byte[0];
    /** Turns of the stretch so far, the latest included. */
    public int turns;
    /** How much larger the latest drop was than usual, in standard deviations; 0 when that is not known. */
    public float shift;

    public int drops;
    public double meanDrop;
    public double squaredDrops;

    /** For deserialisation. */
    public StretchState() {}

    /**
     * Takes in a turn.
     *
     * @param turn its vector of norm 1, or none
     * @param gap ms since the turn before
     */
    void add(float[] turn, long gap) {
        shift = 0;
        boolean begins = gap >= PAUSE || turns == 0;
        if (turn.length > 0 && vector.length == turn.length) {
            double drop = 1 - cosine(turn);
            shift = (float) deviation(drop);
            begins |= shift >= LARGE && turns >= EXCLUSION;
            count(drop);
        }
        turns = begins ? 1 : turns + 1;
        if (turn.length > 0) {
            blend(turn, begins || vector.length != turn.length ? 1 : WEIGHT);
        }
    }

    private double cosine(float[] turn) {
        double product = 0;
        double norm = 0;
        for (int i = 0; i < turn.length; i++) {
            product += turn[i] * vector[i];
            norm += vector[i] * vector[i];
        }
        return norm == 0 ? 0 : product / Math.sqrt(norm);
    }

    private double deviation(double drop) {
        if (drops < WARM_UP) {
            return 0;
        }
        double spread = Math.max(LEAST_SPREAD, Math.sqrt(squaredDrops / drops));
        return (drop - meanDrop) / spread;
    }

    private void count(double drop) {
        drops++;
        double before = drop - meanDrop;
        meanDrop += before / drops;
        squaredDrops += before * (drop - meanDrop);
    }

    private void blend(float[] turn, double weight) {
        byte[] blended = new byte[turn.length];
        double[] sum = new double[turn.length];
        double norm = 0;
        for (int i = 0; i < turn.length; i++) {
            double old = weight == 1 ? 0 : vector[i] / STEPS;
            sum[i] = (1 - weight) * old + weight * turn[i];
            norm += sum[i] * sum[i];
        }
        double scale = norm == 0 ? 0 : STEPS / Math.sqrt(norm);
        for (int i = 0; i < turn.length; i++) {
            blended[i] = (byte) Math.round(sum[i] * scale);
        }
        vector = blended;
    }
}
