package dev.kairos.jobs.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class RankingTest {
    @Test
    void aucCountsThePairsInTheRightOrder() {
        // .8 beats both, .3 beats one of two
        assertThat(new Ranking(new double[] {0.8, 0.3}, new double[] {0.1, 0.5}).auc())
                .isEqualTo(0.75);
    }

    @Test
    void aTieIsHalfAWin() {
        assertThat(new Ranking(new double[] {0.5}, new double[] {0.5}).auc()).isEqualTo(0.5);
        assertThat(new Ranking(new double[] {0.5, 0.9}, new double[] {0.5, 0.1}).auc())
                .isEqualTo(0.875);
    }

    @Test
    void aucIsUndefinedWithoutNegatives() {
        assertThat(new Ranking(new double[] {0.5}, new double[0]).auc()).isNaN();
    }

    @Test
    void falsePositivesAreCountedAtTheThresholdThatFindsTheShare() {
        Ranking ranking = new Ranking(
                new double[] {0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0}, new double[] {0.05, 0.35, 0.4, 0.95});
        // seven of ten positives reach .4, and so do two of four negatives
        assertThat(ranking.falsePositiveRateAt(0.7)).isCloseTo(0.5, within(1e-12));
    }

    @Test
    void averagePrecisionIsTheMeanPrecisionAtThePositives() {
        // in falling order + - + -: 1 and 2/3
        assertThat(new Ranking(new double[] {0.9, 0.5}, new double[] {0.7, 0.1}).auprc())
                .isCloseTo((1 + 2.0 / 3) / 2, within(1e-12));
        assertThat(new Ranking(new double[] {0.5, 0.5}, new double[] {0.5, 0.5}).auprc())
                .as("all alike: the share of positives")
                .isEqualTo(0.5);
        assertThat(new Ranking(new double[0], new double[] {0.5}).auprc()).isNaN();
    }

    @Test
    void recallIsReadWhereNoMoreThanTheShareOfNegativesIsReached() {
        double[] negatives = {0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95};
        // one negative of ten may be reached, so the positive must beat the second largest
        assertThat(new Ranking(new double[] {0.85, 0.9, 0.92, 0.99}, negatives).recallAt(0.1))
                .isEqualTo(0.5);
        assertThat(new Ranking(new double[] {0.5}, negatives).recallAt(1)).isEqualTo(1);
    }
}
