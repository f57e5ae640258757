package dev.kairos.core.session;

import java.util.Arrays;

/**
 * Counters over a sliding event-time window, kept in panes: constant size and constant time whatever the window's
 * length. A window of length w ends with the running pane and reaches back between 5/6 w and w.
 */
public final class PaneWindow {
    private static final int PANES = 6;

    /** Length of one pane, ms. */
    public long paneMillis;
    /** Number of the newest pane, counted from 1970. */
    public long newestPane;
    /** Counts by pane and measure: {@code counts[(pane % PANES) * measures + measure]}. */
    public int[] counts;
    /** Measures counted. */
    public int measures;

    /** For deserialisation. */
    public PaneWindow() {
        this(PANES, 1);
    }

    /**
     * @param lengthMillis length of the window, at least 6 ms
     * @param measures number of counters
     */
    public PaneWindow(long lengthMillis, int measures) {
        this.paneMillis = lengthMillis / PANES;
        this.measures = measures;
        this.counts = new int[PANES * measures];
        this.newestPane = Long.MIN_VALUE;
    }

    /** Adds to one measure at an event time; times older than the window are ignored. */
    public void add(int measure, int amount, long time) {
        advance(time);
        long pane = Math.floorDiv(time, paneMillis);
        if (pane > newestPane - PANES) {
            counts[slot(pane) + measure] += amount;
        }
    }

    /** Sum of one measure over the window that ends at a time. */
    public int sum(int measure, long time) {
        long last = Math.floorDiv(time, paneMillis);
        int sum = 0;
        for (long pane = Math.max(last, newestPane) - PANES + 1; pane <= Math.min(last, newestPane); pane++) {
            sum += pane > newestPane - PANES ? counts[slot(pane) + measure] : 0;
        }
        return sum;
    }

    private void advance(long time) {
        long pane = Math.floorDiv(time, paneMillis);
        if (newestPane == Long.MIN_VALUE || pane >= newestPane + PANES) {
            Arrays.fill(counts, 0);
            newestPane = pane;
        }
        while (newestPane < pane) {
            newestPane++;
            Arrays.fill(counts, slot(newestPane), slot(newestPane) + measures, 0);
        }
    }

    private int slot(long pane) {
        return (int) Math.floorMod(pane, (long) PANES) * measures;
    }
}
