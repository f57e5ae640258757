package dev.kairos.models.safety;

/**
 * How an assistant says no (P34: people forgive a refusal the more, the graver the request, and the better it explains
 * itself).
 */
public enum RefusalStyle {
    /** Nothing speaks against an answer. */
    ANSWER,
    /** What can be said safely, and why not more. */
    PARTIAL,
    /** A no that names what it is about, gives its reason and offers something else. */
    EXPLAINED,
    /** A short no. */
    TERSE;

    private static final double SLIGHT = 0.05;
    private static final double MIDDLING = 0.35;
    private static final double GRAVE = 0.7;

    /** The style for a severity in [0, 1]. */
    public static RefusalStyle of(double severity) {
        if (severity < SLIGHT) {
            return ANSWER;
        }
        return severity < MIDDLING ? PARTIAL : severity < GRAVE ? EXPLAINED : TERSE;
    }
}
