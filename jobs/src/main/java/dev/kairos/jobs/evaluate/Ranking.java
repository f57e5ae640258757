package dev.kairos.jobs.evaluate;

import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;

/**
 * How well scores put positives before negatives, whatever the threshold.
 *
 * @param positives scores of the positives, ascending
 * @param negatives scores of the negatives, ascending
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Ranking(double[] positives, double[] negatives) {
    Ranking {
        Arrays.sort(positives);
        Arrays.sort(negatives);
    }

    /** The ranking of some items. */
    static <T> Ranking of(List<T> items, Predicate<T> positive, ToDoubleFunction<T> score) {
        return new Ranking(
                items.stream().filter(positive).mapToDouble(score).toArray(),
                items.stream().filter(positive.negate()).mapToDouble(score).toArray());
    }

    /** Chance that a positive has the higher score, ties one half; NaN without positives or negatives. */
    double auc() {
        double wins = 0;
        for (double positive : positives) {
            wins += wins(positive, negatives);
        }
        return wins / ((double) positives.length * negatives.length);
    }

    /** Area under precision and recall (average precision): the mean precision at the score of each positive; NaN without any. */
    double auprc() {
        double precisions = 0;
        for (double positive : positives) {
            double found = positives.length - place(positives, positive, false);
            double wrong = negatives.length - place(negatives, positive, false);
            precisions += found / (found + wrong);
        }
        return precisions / positives.length;
    }

    /** Share of positives found at the lowest threshold that no more than that share of the negatives reaches; NaN without either. */
    double recallAt(double falsePositiveRate) {
        if (positives.length == 0 || negatives.length == 0) {
            return Double.NaN;
        }
        int allowed = (int) Math.floor(falsePositiveRate * negatives.length + 1e-9);
        double highestForbidden = negatives[Math.max(0, negatives.length - allowed - 1)];
        return (double) (positives.length - place(positives, highestForbidden, true)) / positives.length;
    }

    /** How many of some ascending scores a score beats, ties one half. */
    static double wins(double score, double[] others) {
        int below = place(others, score, false);
        return below + 0.5 * (place(others, score, true) - below);
    }

    /** Share of negatives that reach the highest threshold which finds that share of the positives; NaN without either. */
    double falsePositiveRateAt(double recall) {
        if (positives.length == 0 || negatives.length == 0) {
            return Double.NaN;
        }
        int needed = (int) Math.ceil(recall * positives.length - 1e-9);
        double threshold = positives[positives.length - Math.max(1, needed)];
        return (double) (negatives.length - place(negatives, threshold, false)) / negatives.length;
    }

    /** Number of values below a score, or up to it. */
    private static int place(double[] ascending, double score, boolean inclusive) {
        int low = 0;
        int high = ascending.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            boolean before = inclusive ? ascending[middle] <= score : ascending[middle] < score;
            low = before ? middle + 1 : low;
            high = before ? high : middle;
        }
        return low;
    }
}
