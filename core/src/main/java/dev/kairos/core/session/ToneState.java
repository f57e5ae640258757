package dev.kairos.core.session;

import dev.kairos.core.turn.Cue;
import dev.kairos.core.turn.Cues;
import dev.kairos.core.turn.Tension;

/** Tone of a conversation: the last five turns of people, and moments of the whole. Part of {@link SummaryState}. */
public final class ToneState {
    private static final int KEPT = 5;
    private static final double NEWEST_WEIGHT = 0.4;

    /** Turns seen. */
    public int turns;
    /** Newest last; unused places at the front. */
    public float[] tension = new float[KEPT];

    public float[] secondPerson = new float[KEPT];
    public float[] negation = new float[KEPT];
    public float[] frustration = new float[KEPT];
    public float[] conciliation = new float[KEPT];
    /** Exponential moving average of tension. */
    public float average;
    /** Largest tension so far. */
    public float max;

    /** For deserialisation. */
    public ToneState() {}

    /** Takes in one turn of a person. */
    public void add(Cues cues) {
        float now = (float) Tension.of(cues);
        push(tension, now);
        push(secondPerson, (float) cues.rate(Cue.SECOND_PERSON));
        push(negation, (float) cues.rate(Cue.NEGATION));
        push(frustration, (float) cues.rate(Cue.FRUSTRATION));
        push(conciliation, (float) Tension.conciliation(cues));
        average = turns == 0 ? now : (float) (NEWEST_WEIGHT * now + (1 - NEWEST_WEIGHT) * average);
        max = Math.max(max, now);
        turns++;
    }

    /** Mean of the newest n values; 0 before the first turn. */
    public double mean(float[] series, int n) {
        int known = Math.min(n, Math.min(turns, KEPT));
        double sum = 0;
        for (int i = KEPT - known; i < KEPT; i++) {
            sum += series[i];
        }
        return known == 0 ? 0 : sum / known;
    }

    /** Largest of the newest n values. */
    public double largest(float[] series, int n) {
        double largest = 0;
        for (int i = KEPT - Math.min(n, Math.min(turns, KEPT)); i < KEPT; i++) {
            largest = Math.max(largest, series[i]);
        }
        return largest;
    }

    /** Least-squares slope of tension per turn over the kept turns; 0 with fewer than two. */
    public double slope() {
        int known = Math.min(turns, KEPT);
        if (known < 2) {
            return 0;
        }
        double centre = (known - 1) / 2.0;
        double above = 0;
        double below = 0;
        for (int i = 0; i < known; i++) {
            above += (i - centre) * tension[KEPT - known + i];
            below += (i - centre) * (i - centre);
        }
        return above / below;
    }

    private static void push(float[] series, float value) {
        System.arraycopy(series, 1, series, 0, KEPT - 1);
        series[KEPT - 1] = value;
    }
}
