package dev.kairos.models.training;

import java.util.Arrays;
import java.util.List;

/**
 * Fits a logistic regression with a ridge penalty to rows of very many features, most of them 0: Newton's method, its
 * steps by conjugate gradients, so that no matrix is ever made. Both kinds of rows are given half of the weight, as in
 * {@link LogisticTrainer}. The optimum is one point, so there is nothing to draw by lot.
 */
public final class SparseLogisticTrainer {
    private static final int MOST_STEPS = 30;
    private static final int MOST_DIRECTIONS = 60;
    private static final int MOST_HALVINGS = 20;
    private static final double CONVERGED = 1e-4;
    private static final double EXACT_ENOUGH = 0.1;

    private final int features;
    private final double shrinkage;

    /**
     * @param features number of features of every row
     * @param shrinkage strength of the ridge penalty {@code shrinkage / 2 * weight^2}, above 0
     */
    public SparseLogisticTrainer(int features, double shrinkage) {
        this.features = features;
        this.shrinkage = shrinkage;
    }

    /**
     * Fits weights.
     *
     * @param rows what is seen
     * @param positive what a person said of each
     * @return one weight per feature, the intercept last
     * @throws IllegalArgumentException if the rows are all of one kind
     */
    public double[] train(List<SparseRow> rows, boolean[] positive) {
        double[] importance = balanced(positive);
        double[] at = new double[features + 1];
        double first = 0;
        for (int step = 0; step < MOST_STEPS; step++) {
            double[] probabilities = probabilities(rows, at);
            double[] gradient = gradient(rows, positive, importance, probabilities, at);
            double norm = norm(gradient);
            first = step == 0 ? norm : first;
            if (norm <= CONVERGED * first) {
                break;
            }
            double[] bend = new double[rows.size()];
            for (int i = 0; i < bend.length; i++) {
                bend[i] = importance[i] * probabilities[i] * (1 - probabilities[i]);
            }
            at = lowered(rows, positive, importance, at, direction(rows, bend, gradient, norm));
        }
        return at;
    }

    private static double[] balanced(boolean[] positive) {
        int positives = 0;
        for (boolean one : positive) {
            positives += one ? 1 : 0;
        }
        int negatives = positive.length - positives;
        if (positives == 0 || negatives == 0) {
            throw new IllegalArgumentException(
                    positives + " of " + positive.length + " training rows are positive; expected some of either kind");
        }
        double[] importance = new double[positive.length];
        for (int i = 0; i < importance.length; i++) {
            importance[i] = positive.length / (2.0 * (positive[i] ? positives : negatives));
        }
        return importance;
    }

    private double logit(SparseRow row, double[] weights) {
        return row.dot(weights) + weights[features];
    }

    private double[] probabilities(List<SparseRow> rows, double[] weights) {
        return rows.stream()
                .mapToDouble(row -> 1 / (1 + Math.exp(-logit(row, weights))))
                .toArray();
    }

    private double loss(List<SparseRow> rows, boolean[] positive, double[] importance, double[] weights) {
        double loss = 0;
        for (int i = 0; i < positive.length; i++) {
            double logit = positive[i] ? logit(rows.get(i), weights) : -logit(rows.get(i), weights);
            loss += importance[i] * (Math.max(0, -logit) + Math.log1p(Math.exp(-Math.abs(logit))));
        }
        for (int i = 0; i < features; i++) {
            loss += shrinkage / 2 * weights[i] * weights[i];
        }
        return loss;
    }

    private double[] gradient(
            List<SparseRow> rows, boolean[] positive, double[] importance, double[] probabilities, double[] weights) {
        double[] gradient = new double[features + 1];
        for (int i = 0; i < features; i++) {
            gradient[i] = shrinkage * weights[i];
        }
        for (int i = 0; i < positive.length; i++) {
            double error = importance[i] * (probabilities[i] - (positive[i] ? 1 : 0));
            rows.get(i).addTo(gradient, error);
            gradient[features] += error;
        }
        return gradient;
    }

    /** Curvature times a direction. */
    private double[] curved(List<SparseRow> rows, double[] bend, double[] direction) {
        double[] curved = new double[features + 1];
        for (int i = 0; i < features; i++) {
            curved[i] = shrinkage * direction[i];
        }
        for (int i = 0; i < bend.length; i++) {
            double change = bend[i] * (rows.get(i).dot(direction) + direction[features]);
            rows.get(i).addTo(curved, change);
            curved[features] += change;
        }
        return curved;
    }

    /** Where the gradient would vanish if the curvature stayed what it is, by conjugate gradients. */
    private double[] direction(List<SparseRow> rows, double[] bend, double[] gradient, double norm) {
        double[] solution = new double[gradient.length];
        double[] rest = gradient.clone();
        double[] way = rest.clone();
        double square = dot(rest, rest);
        for (int i = 0; i < MOST_DIRECTIONS && Math.sqrt(square) > EXACT_ENOUGH * norm; i++) {
            double[] curved = curved(rows, bend, way);
            double length = square / dot(way, curved);
            add(solution, length, way);
            add(rest, -length, curved);
            double next = dot(rest, rest);
            double kept = next / square;
            for (int j = 0; j < way.length; j++) {
                way[j] = rest[j] + kept * way[j];
            }
            square = next;
        }
        return solution;
    }

    /** A step against a direction, halved until it lowers the loss. */
    private double[] lowered(
            List<SparseRow> rows, boolean[] positive, double[] importance, double[] from, double[] direction) {
        double before = loss(rows, positive, importance, from);
        double share = 1;
        for (int i = 0; i < MOST_HALVINGS; i++) {
            double[] to = from.clone();
            add(to, -share, direction);
            if (loss(rows, positive, importance, to) <= before) {
                return to;
            }
            share /= 2;
        }
        return from;
    }

    private static void add(double[] to, double factor, double[] what) {
        for (int i = 0; i < to.length; i++) {
            to[i] += factor * what[i];
        }
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    private static double norm(double[] vector) {
        return Math.sqrt(Arrays.stream(vector).map(value -> value * value).sum());
    }
}
