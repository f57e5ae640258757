package dev.kairos.models.trigger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kairos.core.decision.Action;
import dev.kairos.core.session.SessionView;
import dev.kairos.core.signal.SignalType;
import dev.kairos.core.slot.SlotSpec;
import dev.kairos.core.slot.TriggerContract;
import dev.kairos.core.slot.Views;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class AtSilenceTriggerTest extends TriggerContract {
    @Override
    protected SlotSpec spec() {
        return new SlotSpec("at-silence", Map.of("signal", "HELP_MOMENT", "at", 0.5));
    }

    private static SessionView view(double score, long silence) {
        return new Views()
                .says("ann", "her name was")
                .signal(SignalType.HELP_MOMENT, score, "e1")
                .silent(silence)
                .view();
    }

    @Test
    void itActsOnlyWhenAllAreSilent() {
        assertThat(made().judge(view(0.9, 1_000), 1).action()).isEqualTo(Action.SPEAK);
        assertThat(made().judge(view(0.9, 0), 1).action()).isEqualTo(Action.WAIT);
        assertThat(made().judge(view(0.4, 1_000), 1).action()).isEqualTo(Action.WAIT);
        assertThat(new ThresholdTrigger(SignalType.HELP_MOMENT, 0.5, Action.SPEAK)
                        .judge(view(0.9, 0), 1)
                        .action())
                .as("null case: a trigger that does not wait for silence")
                .isEqualTo(Action.SPEAK);
    }

    @Test
    void whatWasAnsweredIsNotWhisperedAgain() {
        SessionView said = new Views()
                .says("ann", "her name was")
                .signal(SignalType.HELP_MOMENT, 0.9, "e1")
                .spokenAt(1)
                .silent(3_000)
                .view();
        assertThat(made().judge(said, 1).action()).isEqualTo(Action.WAIT);
    }

    /** Raising the dial never acts less, at any point and over any course of points with what was said in between. */
    @Property(tries = 300)
    void theDialIsMonotone(
            @ForAll long seed,
            @ForAll @DoubleRange(min = -6, max = 6) double dial,
            @ForAll @DoubleRange(min = 0, max = 4) double more) {
        Random random = new Random(seed);
        List<Double> scores = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            scores.add(random.nextDouble());
        }
        int acts = 0;
        int actsMore = 0;
        for (double score : scores) {
            boolean lower = acts(score, dial);
            boolean higher = acts(score, dial + more);
            assertThat(!lower || higher).isTrue();
            acts += lower ? 1 : 0;
            actsMore += higher ? 1 : 0;
        }
        assertThat(actsMore).isGreaterThanOrEqualTo(acts);
    }

    @Test
    void theDialDoesSomething() {
        assertThat(acts(0.4, 1)).isTrue();
        assertThat(acts(0.4, 0)).isFalse();
        assertThat(acts(0.6, -1)).isFalse();
    }

    private static boolean acts(double score, double dial) {
        return new AtSilenceTrigger(SignalType.HELP_MOMENT, 0.5, dial, Action.SPEAK)
                .judge(view(score, 1_000), 1)
                .action()
                .isAudible();
    }
}
