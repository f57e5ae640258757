package dev.kairos.models.training;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tribuo.math.la.DenseMatrix;
import org.tribuo.math.la.DenseVector;

/**
 * Fits a logistic regression with a ridge penalty to standardised features, by Newton's method on Tribuo's matrices. The
 * optimum is one point, so there is nothing to draw by lot. Both kinds of rows are given half of the weight: the
 * intercept would otherwise follow the share of positives, which differs between the folds of a small corpus and would
 * make their scores incomparable. The base rate is put back by the calibration.
 */
public final class LogisticTrainer {
    private static final int MOST_STEPS = 100;
    private static final int MOST_HALVINGS = 30;
    private static final double CONVERGED = 1e-9;

    private final double shrinkage;

    /** @param shrinkage strength of the ridge penalty {@code shrinkage / 2 * weight^2}, above 0 */
    public LogisticTrainer(double shrinkage) {
        if (!(shrinkage > 0)) {
            throw new IllegalArgumentException("shrinkage is " + shrinkage + ", expected a number above 0");
        }
        this.shrinkage = shrinkage;
    }

    /**
     * Fits a model.
     *
     * @param features number of features of every row
     * @throws IllegalArgumentException if the rows are all of one kind
     */
    public LogisticModel train(int features, List<TrainingRow> rows) {
        List<TrainingRow> balanced = balanced(rows);
        Standardisation standardisation = Standardisation.of(balanced, features);
        Loss loss = new Loss(
                balanced.stream().map(row -> standardised(standardisation, row)).toList(), shrinkage);
        double[] fitted = minimum(loss, new double[features + 1]);
        double[] weights = new double[features];
        System.arraycopy(fitted, 1, weights, 0, features);
        return new LogisticModel(standardisation, weights, fitted[0]);
    }

    private static List<TrainingRow> balanced(List<TrainingRow> rows) {
        double total = rows.stream().mapToDouble(TrainingRow::weight).sum();
        double positive = rows.stream()
                .filter(TrainingRow::positive)
                .mapToDouble(TrainingRow::weight)
                .sum();
        if (positive == 0 || positive == total) {
            long positives = rows.stream().filter(TrainingRow::positive).count();
            throw new IllegalArgumentException(
                    positives + " of " + rows.size() + " training rows are positive; expected some of either kind");
        }
        List<TrainingRow> balanced = new ArrayList<>();
        for (TrainingRow row : rows) {
            double share = row.positive() ? positive : total - positive;
            balanced.add(new TrainingRow(row.features(), row.positive(), row.weight() * total / (2 * share)));
        }
        return balanced;
    }

    private static Loss.Row standardised(Standardisation standardisation, TrainingRow row) {
        double[] scaled = standardisation.of(row.features());
        double[] withIntercept = new double[scaled.length + 1];
        withIntercept[0] = 1;
        System.arraycopy(scaled, 0, withIntercept, 1, scaled.length);
        return new Loss.Row(withIntercept, row.positive(), row.weight());
    }

    /** Newton's method; a step that does not lower the loss is halved. */
    private static double[] minimum(Loss loss, double[] start) {
        double[] at = start;
        double value = loss.at(at);
        for (int step = 0; step < MOST_STEPS; step++) {
            double[] direction = direction(loss, at);
            double share = 1;
            double[] next = moved(at, direction, share);
            double nextValue = loss.at(next);
            for (int i = 0; i < MOST_HALVINGS && nextValue > value; i++) {
                share /= 2;
                next = moved(at, direction, share);
                nextValue = loss.at(next);
            }
            if (value - nextValue <= CONVERGED * Math.max(1, Math.abs(value))) {
                return nextValue <= value ? next : at;
            }
            at = next;
            value = nextValue;
        }
        return at;
    }

    private static double[] direction(Loss loss, double[] at) {
        DenseMatrix curvature = DenseMatrix.createDenseMatrix(loss.curvature(at));
        Optional<DenseMatrix.CholeskyFactorization> factors = curvature.choleskyFactorization();
        return factors.orElseThrow(() -> new IllegalArgumentException(
                        "the features cannot be fitted: their curvature is not positive definite"))
                .solve(DenseVector.createDenseVector(loss.gradient(at)))
                .toArray();
    }

    private static double[] moved(double[] from, double[] direction, double share) {
        double[] to = from.clone();
        for (int i = 0; i < to.length; i++) {
            to[i] -= share * direction[i];
        }
        return to;
    }
}
