package dev.kairos.models.training;

import java.util.List;

/**
 * Log loss of a logistic regression with a ridge penalty on everything but the intercept, which is weight 0.
 *
 * @param rows what to fit
 * @param shrinkage penalty {@code shrinkage / 2 * weight^2}
 */
record Loss(List<Row> rows, double shrinkage) {
    /**
     * One row.
     *
     * @param features features, the first of them 1
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Row(double[] features, boolean positive, double weight) {
        double logit(double[] weights) {
            double sum = 0;
            for (int i = 0; i < weights.length; i++) {
                sum += weights[i] * features[i];
            }
            return sum;
        }

        double probability(double[] weights) {
            return 1 / (1 + Math.exp(-logit(weights)));
        }
    }

    double at(double[] weights) {
        double loss = 0;
        for (Row row : rows) {
            double logit = row.positive() ? row.logit(weights) : -row.logit(weights);
            // log(1 + exp(-logit)) without overflow
            loss += row.weight() * (Math.max(0, -logit) + Math.log1p(Math.exp(-Math.abs(logit))));
        }
        for (int i = 1; i < weights.length; i++) {
            loss += shrinkage / 2 * weights[i] * weights[i];
        }
        return loss;
    }

    double[] gradient(double[] weights) {
        double[] gradient = new double[weights.length];
        for (int i = 1; i < weights.length; i++) {
            gradient[i] = shrinkage * weights[i];
        }
        for (Row row : rows) {
            double error = row.weight() * (row.probability(weights) - (row.positive() ? 1 : 0));
            for (int i = 0; i < weights.length; i++) {
                gradient[i] += error * row.features()[i];
            }
        }
        return gradient;
    }

    /** Second derivatives. */
    double[][] curvature(double[] weights) {
        int size = weights.length;
        double[][] curvature = new double[size][size];
        for (Row row : rows) {
            double probability = row.probability(weights);
            double bend = row.weight() * probability * (1 - probability);
            for (int i = 0; i < size; i++) {
                double scaled = bend * row.features()[i];
                for (int j = 0; j <= i; j++) {
                    curvature[i][j] += scaled * row.features()[j];
                }
            }
        }
        for (int i = 0; i < size; i++) {
            curvature[i][i] += i == 0 ? 0 : shrinkage;
            for (int j = 0; j < i; j++) {
                curvature[j][i] = curvature[i][j];
            }
        }
        return curvature;
    }
}
