package dev.kairos.core.slot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kairos.core.session.SessionView;
import dev.kairos.core.signal.SignalType;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every trigger owes. */
public abstract class TriggerContract extends SlotContract<Trigger> {
    @Override
    protected final Class<Trigger> slot() {
        return Trigger.class;
    }

    /** Views on which the promises are checked. */
    private static List<SessionView> views() {
        return List.of(
                new Views().view(),
                new Views().says("ann", "hello").view(),
                new Views()
                        .says("ann", "no!")
                        .signal(SignalType.DERAILMENT, 0.9, "e1")
                        .view(),
                new Views()
                        .says("ann", "what?")
                        .signal(SignalType.CLARIFICATION, 0.7, "e1")
                        .silent(30_000)
                        .view(),
                new Views()
                        .says("ann", "error")
                        .signal(SignalType.HELP_MOMENT, 0.4, "e1")
                        .spokenAt(1)
                        .view());
    }

    @Test
    void theSameViewAndSeedGiveTheSameJudgment() {
        Trigger one = made();
        Trigger other = made();
        for (SessionView view : views()) {
            Judgment first = one.judge(view, 7);
            assertThat(one.judge(view, 7)).isEqualTo(first);
            assertThat(other.judge(view, 7)).isEqualTo(first);
        }
    }

    @Test
    void everyJudgmentHasAReasonAndASoundPropensity() {
        for (SessionView view : views()) {
            for (long seed = 0; seed < 20; seed++) {
                Judgment judgment = made().judge(view, seed);
                assertThat(judgment.reason()).isNotBlank().doesNotContain("\n");
                assertThat(judgment.propensity()).isBetween(0.0, 1.0);
                assertThat(judgment.score()).isFinite();
                assertThat(judgment.threshold()).isFinite();
                assertThat(judgment.action().isAudible() && judgment.propensity() == 0)
                        .isFalse();
                assertThat(!judgment.action().isAudible() && judgment.propensity() == 1)
                        .isFalse();
            }
        }
    }

    @Test
    void theShareOfSeedsThatActMatchesThePropensity() {
        for (SessionView view : views()) {
            Trigger trigger = made();
            double expected = 0;
            int acted = 0;
            int seeds = 2_000;
            for (long seed = 0; seed < seeds; seed++) {
                Judgment judgment = trigger.judge(view, seed * 0x9E3779B97F4A7C15L);
                expected += judgment.propensity();
                acted += judgment.action().isAudible() ? 1 : 0;
            }
            assertThat((double) acted / seeds).isBetween(expected / seeds - 0.05, expected / seeds + 0.05);
        }
    }
}
