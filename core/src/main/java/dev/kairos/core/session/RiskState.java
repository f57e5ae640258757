package dev.kairos.core.session;

import dev.kairos.core.turn.Cue;
import dev.kairos.core.turn.Cues;
import org.jspecify.annotations.Nullable;

/**
 * What a session has gathered of three things that are harmless one by one and harmful together (P28): a means of harm, a
 * way to get or use it, and a way not to be noticed. Each fades with a half-life of an hour, so it does not matter in
 * which order, in how many turns or in which languages they were asked for.
 */
public final class RiskState {
    private static final double HALF_LIFE = 60 * 60_000.0;
    /** Of two risky turns in two languages: somebody may be spreading a request over languages. */
    private static final double LANGUAGE_SWITCH = 0.15;

    private static final int MOST_SWITCHES = 2;

    public float means;
    public float way;
    public float evasion;
    /** Event time of the strengths, ms. */
    public long time;
    /** Risk of the latest turn by itself. */
    public float turn;
    /** Language of the latest turn with any of the three, or null. */
    public @Nullable String language;
    /** Changes of language between such turns. */
    public int switches;

    /** For deserialisation. */
    public RiskState() {}

    void add(Cues cues, long now) {
        fade(now);
        double hasMeans = strength(cues.count(Cue.HARM_MEANS));
        double hasWay = strength(cues.count(Cue.HARM_WAY));
        double hasEvasion = strength(cues.count(Cue.HARM_EVASION));
        turn = (float) together(hasMeans, hasWay, hasEvasion);
        means = (float) Math.max(means, hasMeans);
        way = (float) Math.max(way, hasWay);
        evasion = (float) Math.max(evasion, hasEvasion);
        if (hasMeans > 0 || hasWay > 0 || hasEvasion > 0) {
            addLanguage(cues.language());
        }
    }

    private void addLanguage(String spoken) {
        if (!Cues.UNDETERMINED.equals(spoken)) {
            switches += language != null && !language.equals(spoken) ? 1 : 0;
            language = spoken;
        }
    }

    private void fade(long now) {
        double kept = kept(now);
        means *= (float) kept;
        way *= (float) kept;
        evasion *= (float) kept;
        time = Math.max(time, now);
    }

    private double kept(long now) {
        return Math.pow(0.5, Math.max(0, now - time) / HALF_LIFE);
    }

    /** Risk of the session's turns together at an event time, in [0, 1]. */
    double session(long now) {
        double kept = kept(now);
        double risk = together(means * kept, way * kept, evasion * kept);
        return Math.min(1, risk * (1 + LANGUAGE_SWITCH * Math.min(MOST_SWITCHES, switches)));
    }

    private static double strength(double count) {
        return count > 0 ? 1 : 0;
    }

    /** Nothing without means; a quarter each for a way and for evasion; all for the three of them. */
    private static double together(double means, double way, double evasion) {
        return means * (way + evasion) / 4 + means * way * evasion / 2;
    }
}
