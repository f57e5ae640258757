package dev.kairos.core.session;

/**
 * The features of one decision point.
 *
 * @param values one per {@link Feature}, by ordinal; shorter when an older version wrote them
 */
public record Features(float[] values) {
    /** No feature known: all are 0. */
    public static Features none() {
        return new Features(new float[0]);
    }

    public double get(Feature feature) {
        return values != null && feature.ordinal() < values.length ? values[feature.ordinal()] : 0.0;
    }
}
