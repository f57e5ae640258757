package dev.kairos.models.trigger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kairos.core.decision.Action;
import dev.kairos.core.slot.Judgment;
import dev.kairos.core.slot.SlotSpec;
import dev.kairos.core.slot.TriggerContract;
import dev.kairos.core.slot.Views;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ModelTriggerTest extends TriggerContract {
    @Override
    protected SlotSpec spec() {
        return new SlotSpec("model", Map.of("model", "help-moment@1"));
    }

    private static float[] vector() {
        float[] vector = new float[384];
        vector[0] = 1;
        return vector;
    }

    @Test
    void withoutASentenceVectorItWaitsAndSaysWhy() {
        Judgment judgment =
                made().judge(new Views().says("ann", "opens the editor").view(), 7);
        assertThat(judgment.action()).isEqualTo(Action.WAIT);
        assertThat(judgment.reason()).contains("no sentence vector");
    }

    @Test
    void aThresholdOfZeroAlwaysActsAndOneNever() {
        Views activity = new Views().says("ann", "opens the editor").vector(vector());
        assertThat(made(Map.of("model", "help-moment@1", "at", 0))
                        .judge(activity.view(), 7)
                        .action())
                .isEqualTo(Action.SPEAK);
        assertThat(made(Map.of("model", "help-moment@1", "at", 1))
                        .judge(activity.view(), 7)
                        .action())
                .isEqualTo(Action.WAIT);
    }
}
