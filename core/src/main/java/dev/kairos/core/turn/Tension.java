package dev.kairos.core.turn;

/**
 * How tense one turn sounds, from its cues alone. The cues are those that P21 finds before derailment (bitter
 * frustration, second person with negation); the weights are ours, set by hand so that one insult or two
 * frustrated, personal negations reach .6. It orders turns; it is not a probability.
 */
public final class Tension {
    private static final double INSULT = 1.0;
    private static final double FRUSTRATION = 0.55;
    private static final double PERSONAL_NEGATION = 0.35;
    private static final double SHOUTING = 0.3;
    private static final double EXCLAMATION = 0.1;
    private static final double SOFTENING = 0.4;

    private Tension() {}

    /** Tension in [0, 1). */
    public static double of(Cues cues) {
        double personal = Math.min(cues.count(Cue.SECOND_PERSON), cues.count(Cue.NEGATION));
        double raw = INSULT * Math.min(2, cues.count(Cue.INSULT))
                + FRUSTRATION * Math.min(2, cues.count(Cue.FRUSTRATION))
                + PERSONAL_NEGATION * Math.min(2, personal)
                + SHOUTING * Math.min(2, cues.count(Cue.SHOUTING))
                + EXCLAMATION * Math.min(3, cues.count(Cue.EXCLAMATION));
        double softened = raw - SOFTENING * conciliation(cues);
        return softened <= 0 ? 0.0 : 1.0 - Math.exp(-softened);
    }

    /** Conciliatory cues in the turn: apologies, thanks and agreement, capped at 2. */
    public static double conciliation(Cues cues) {
        return Math.min(2, cues.count(Cue.APOLOGY) + cues.count(Cue.THANKS) + 0.5 * cues.count(Cue.AGREEMENT));
    }
}
