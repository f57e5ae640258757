package dev.kairos.jobs.bench;

import java.util.List;

/** One comparison. A new one is one class and one line in {@link Benches}. */
interface Bench {
    /** Name on the command line. */
    String name();

    /** One line: what is compared. */
    String description();

    /** Size of a run where none is given: texts or events, as the description says. */
    int size();

    /**
     * Gets everything ready that is not to be measured.
     *
     * @param size texts or events of a run
     */
    Prepared prepare(int size) throws Exception;

    /**
     * A comparison that can be run. Closing it frees what it holds.
     *
     * @param sides what is measured, in the order of a round
     * @param ratios what is divided by what; the first is the headline
     * @param held what to close in the end
     */
    record Prepared(List<Side> sides, List<Ratio> ratios, AutoCloseable held) implements AutoCloseable {
        public Prepared {
            sides = List.copyOf(sides);
            ratios = List.copyOf(ratios);
        }

        @Override
        public void close() throws Exception {
            held.close();
        }
    }

    /**
     * One side of a comparison.
     *
     * @param name its name, with its unit, e.g. {@code jobTextsPerSecond}
     * @param measurement runs once
     */
    record Side(String name, Measurement measurement) {}

    /** One run of a side. */
    @FunctionalInterface
    interface Measurement {
        /** The figure of this run. */
        double run() throws Exception;
    }

    /**
     * A ratio of two sides.
     *
     * @param name its name
     * @param over name of the side above the line
     * @param under name of the side below it
     */
    record Ratio(String name, String over, String under) {}
}
