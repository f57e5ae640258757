package dev.kairos.models.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kairos.core.session.Feature;
import dev.kairos.core.session.SessionView;
import dev.kairos.core.signal.Signal;
import dev.kairos.core.signal.SignalType;
import dev.kairos.core.slot.DetectorContract;
import dev.kairos.core.slot.SlotSpec;
import dev.kairos.core.slot.Views;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ModelDetectorTest extends DetectorContract {
    @Override
    protected SlotSpec spec() {
        return new SlotSpec("model", Map.of("model", "derailment-github@1"));
    }

    @Override
    protected SessionView telling() {
        return new Views().says("ann", "you never listen").view();
    }

    @Test
    void aTenseThreadScoresHigherThanACalmOne() {
        SessionView tense = new Views()
                .says("ann", "you never listen")
                .feature(Feature.TENSION_MAX, 0.8)
                .feature(Feature.TENSION_MEAN_3, 0.6)
                .feature(Feature.TENSION_AVERAGE, 0.6)
                .feature(Feature.SECOND_PERSON_3, 0.2)
                .view();
        assertThat(score(tense)).isGreaterThan(score(telling()));
    }

    private double score(SessionView view) {
        List<Signal> signals = made().detect(view);
        assertThat(signals).singleElement().extracting(Signal::type).isEqualTo(SignalType.DERAILMENT);
        return signals.get(0).score();
    }

    @Test
    void silenceIsNotJudged() {
        assertThat(made().detect(new Views().says("ann", "hello").silent(30_000).view()))
                .isEmpty();
    }

    @Test
    void anUnknownModelIsRefusedByName() {
        assertThatThrownBy(() -> made(Map.of("model", "derailment@999")))
                .hasMessageContaining("model is 'derailment@999', expected one of [derailment-github@1, help-moment@1");
    }
}
