package dev.kairos.core.slot;

import dev.kairos.core.decision.Decision;
import java.util.List;
import java.util.Map;

/** Computes figures from a decision log and its gold. */
public interface Metric {
    /** Figures by name. */
    Map<String, Figure> measure(List<Decision> decisions, List<Gold> gold);

    /**
     * One figure with its 95 % interval.
     *
     * @param value the figure
     * @param low lower end, NaN if there is no interval
     * @param high upper end, NaN if there is no interval
     * @param n what it was computed over
     */
    record Figure(double value, double low, double high, long n) {}
}
