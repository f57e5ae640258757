package dev.kairos.jobs.metrics;

import java.util.Locale;

/** Figures for people's eyes. */
public final class Shown {
    private Shown() {}

    /** A figure with so many decimals, or a dash where it is not defined. */
    public static String figure(double value, int decimals) {
        return Double.isNaN(value) ? "-" : String.format(Locale.ROOT, "%." + decimals + "f", value);
    }
}
