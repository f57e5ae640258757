package dev.kairos.jobs.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConversationMeasuresTest {
    private static Trajectory session(String name, boolean positive, double... scores) {
        return new Trajectory(
                name,
                Arrays.stream(scores)
                        .mapToObj(score -> new Trajectory.Point(positive, score, 0.5))
                        .toList());
    }

    private static double measure(String name, List<Trajectory> sessions) {
        return ConversationMeasures.ALL.stream()
                .filter(measure -> measure.name().equals(name))
                .findFirst()
                .orElseThrow()
                .of()
                .applyAsDouble(sessions);
    }

    /** Scores that only count turns: the longer thread always has the higher score. */
    private static final List<Trajectory> COUNTING = List.of(
            session("long", true, 0.1, 0.2, 0.3, 0.4),
            session("short", false, 0.1, 0.2),
            session("longer", false, 0.1, 0.2, 0.3, 0.4, 0.45));

    @Test
    void countingTurnsEarnsNothingOnceLengthsAreMatched() {
        assertThat(measure("aucLengthMatched", COUNTING)).isEqualTo(0.5);
    }

    @Test
    void aPositiveMeetsOnlyNegativesThatAreAliveAtItsTurn() {
        List<Trajectory> sessions = List.of(
                session("derails", true, 0.9, 0.6), session("ended", false, 0.99), session("alive", false, 0.9, 0.1));
        assertThat(measure("aucLengthMatched", sessions)).isEqualTo(1.0);
        assertThat(measure("auc", sessions)).isEqualTo(0.5);
    }

    @Test
    void aConversationIsAlarmedByAnyForecast() {
        List<Trajectory> sessions = List.of(session("derails", true, 0.6, 0.1), session("calm", false, 0.1, 0.2));
        assertThat(measure("f1", sessions)).isEqualTo(1.0);
        assertThat(measure("falseAlarm", sessions)).isZero();
    }

    @Test
    void theHorizonRunsFromTheFirstAlarmToTheTurnInQuestion() {
        List<Trajectory> sessions =
                List.of(session("early", true, 0.6, 0.1, 0.1, 0.1), session("late", true, 0.1, 0.6));
        assertThat(measure("meanHorizon", sessions)).isCloseTo(2.5, within(1e-12));
    }

    @Test
    void aFalseAlarmWithdrawnIsRecoveryAndATrueOneWithdrawnIsItsContrary() {
        assertThat(measure("recovery", List.of(session("calm", false, 0.6, 0.1), session("quiet", false, 0.1))))
                .isEqualTo(0.5);
        assertThat(measure("recovery", List.of(session("derails", true, 0.6, 0.1))))
                .isEqualTo(-1.0);
    }
}
