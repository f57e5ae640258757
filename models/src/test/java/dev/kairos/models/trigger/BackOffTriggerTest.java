package dev.kairos.models.trigger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.kairos.core.decision.Action;
import dev.kairos.core.session.SessionView;
import dev.kairos.core.signal.SignalType;
import dev.kairos.core.slot.Judgment;
import dev.kairos.core.slot.SlotSpec;
import dev.kairos.core.slot.TriggerContract;
import dev.kairos.core.slot.Views;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BackOffTriggerTest extends TriggerContract {
    private static final long HALF_HOUR = 30 * 60_000L;

    @Override
    protected SlotSpec spec() {
        return new SlotSpec("back-off", parameters(0.5));
    }

    private static Map<String, Object> parameters(double share) {
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("trigger", Map.of("id", "threshold", "signal", "HELP_MOMENT", "at", 0.6));
        parameters.put("share", share);
        return parameters;
    }

    private static Views stuck(double score) {
        return new Views().says("ann", "it fails again").signal(SignalType.HELP_MOMENT, score, "e1");
    }

    @ParameterizedTest
    @CsvSource({"0, 0.6", "1, 0.8", "2, 0.9", "3, 0.95"})
    void eachRefusalMovesTheThresholdHalfOfWhatIsLeft(int ignored, double threshold) {
        Judgment judgment = made().judge(stuck(0.7).refused(ignored, 0, 0).view(), 1);
        assertThat(judgment.threshold()).isCloseTo(threshold, within(1e-9));
        assertThat(judgment.action()).isEqualTo(ignored == 0 ? Action.SPEAK : Action.WAIT);
    }

    @Test
    void rejectedRepliesCountAsIgnoredOnesDo() {
        assertThat(made().judge(stuck(0.7).refused(1, 1, 0).view(), 1).threshold())
                .isCloseTo(0.9, within(1e-9));
    }

    @Test
    void halfOfTheRiseIsForgivenInTheTimeThatItHeals() {
        assertThat(made().judge(stuck(0.7).refused(1, 0, HALF_HOUR).view(), 1).threshold())
                .isCloseTo(0.7, within(1e-9));
        assertThat(made().judge(stuck(0.7).refused(1, 0, 20 * HALF_HOUR).view(), 1)
                        .action())
                .isEqualTo(Action.SPEAK);
    }

    @Test
    void itSaysWhatItAskedForAndWhy() {
        assertThat(made().judge(stuck(0.7).refused(2, 1, 0).view(), 1).reason())
                .endsWith("; 0.70 < 0.95 after 2 ignored and 1 rejected replies");
    }

    @Test
    void scoresOfAnotherScaleHaveAnotherEnd() {
        Map<String, Object> parameters = parameters(0.5);
        parameters.put("most", 5);
        assertThat(made(parameters).judge(stuck(0.7).refused(1, 0, 0).view(), 1).threshold())
                .isCloseTo(2.8, within(1e-9));
    }

    @Test
    void ignoredThriceLowersTheSpeakRateAndWithoutAShareItDoesNot() {
        assertThat(speakRate(0.5, 3)).isLessThan(speakRate(0.5, 0));
        assertThat(speakRate(0, 3)).as("null").isEqualTo(speakRate(0, 0));
    }

    private double speakRate(double share, int ignored) {
        int spoken = 0;
        for (int i = 0; i <= 20; i++) {
            SessionView view = stuck(i / 20.0).refused(ignored, 0, 0).view();
            spoken += made(parameters(share)).judge(view, 1).action().isAudible() ? 1 : 0;
        }
        return spoken / 21.0;
    }

    @Test
    void whatNeverHealsIsRefused() {
        Map<String, Object> parameters = parameters(0.5);
        parameters.put("heals", "0 s");
        assertThatThrownBy(() -> made(parameters)).hasMessageContaining("expected more than 0");
    }
}
