package dev.kairos.jobs.evaluate;

import java.util.List;
import java.util.function.Predicate;

/** Counts of right and wrong, acted and not. Shares of nothing are 0. */
record Confusion(long truePositives, long falsePositives, long falseNegatives, long trueNegatives) {
    /** Counts some items. */
    static <T> Confusion of(List<T> items, Predicate<T> positive, Predicate<T> acted) {
        long[] counts = new long[4];
        for (T item : items) {
            counts[(acted.test(item) ? 0 : 2) + (positive.test(item) ? 0 : 1)]++;
        }
        return new Confusion(counts[0], counts[1], counts[2], counts[3]);
    }

    double precision() {
        return share(truePositives, truePositives + falsePositives);
    }

    double recall() {
        return share(truePositives, truePositives + falseNegatives);
    }

    double f1() {
        return share(2 * truePositives, 2 * truePositives + falsePositives + falseNegatives);
    }

    /** Share of the negatives that were acted on. */
    double falsePositiveRate() {
        return share(falsePositives, falsePositives + trueNegatives);
    }

    /** Share of the acts that were wrong. */
    double falseAlarm() {
        return share(falsePositives, truePositives + falsePositives);
    }

    double accuracy() {
        return share(truePositives + trueNegatives, total());
    }

    /** Share of all that was acted on. */
    double speakRate() {
        return share(truePositives + falsePositives, total());
    }

    /** Recall less false positive rate (Youden's J): 0 for always and for never. */
    double informedness() {
        return recall() - falsePositiveRate();
    }

    private long total() {
        return truePositives + falsePositives + falseNegatives + trueNegatives;
    }

    private static double share(long part, long whole) {
        return whole == 0 ? 0 : (double) part / whole;
    }
}
