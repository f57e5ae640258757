package dev.kairos.jobs.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class BurdenTest {
    private static Trajectory.Point point(boolean mistake, double doubt) {
        return new Trajectory.Point(mistake, doubt, Double.NaN);
    }

    @Test
    void oneMistakeAmongFourAskedFirstLeavesHalfOfItsOwnStepOnly() {
        assertThat(Burden.area(List.of(point(true, 0.9), point(false, 0.3), point(false, 0.2), point(false, 0.1))))
                .isEqualTo(0.875, within(1e-12));
    }

    @Test
    void askingWhereAllIsWellIsWorseThanChance() {
        assertThat(Burden.area(List.of(point(true, 0.1), point(false, 0.3), point(false, 0.2), point(false, 0.9))))
                .isEqualTo(0.125, within(1e-12));
    }

    @Test
    void doubtThatTellsNothingApartIsChanceInAnyOrder() {
        List<Trajectory.Point> points = List.of(point(true, 0.5), point(false, 0.5), point(true, 0.5));
        assertThat(Burden.area(points)).isEqualTo(0.5, within(1e-12));
    }

    @Test
    void askingAtRandomIsHalf() {
        SplittableRandom random = new SplittableRandom(1);
        List<Trajectory.Point> points = new ArrayList<>();
        for (int i = 0; i < 5_000; i++) {
            points.add(point(random.nextInt(5) == 0, random.nextDouble()));
        }
        assertThat(Burden.area(points)).isEqualTo(0.5, within(0.03));
    }

    @Test
    void withoutAMistakeThereIsNothingToGain() {
        assertThat(Burden.area(List.of(point(false, 0.5)))).isNaN();
    }
}
