package dev.kairos.operators.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class CallsInFlightTest {
    @Test
    void anEndpointTakesAsManyCallsAsItMayAndAnotherOnesAreItsOwn() {
        CallsInFlight calls = new CallsInFlight(new CallLimits(2, 2));
        assertThat(calls.begin("model", "a")).isTrue();
        assertThat(calls.begin("model", "b")).isTrue();
        assertThat(calls.begin("model", "c")).isFalse();
        assertThat(calls.begin("other", "c")).isTrue();
    }

    @Test
    void aSessionTakesAsManyCallsAsItMay() {
        CallsInFlight calls = new CallsInFlight(new CallLimits(9, 1));
        assertThat(calls.begin("model", "a")).isTrue();
        assertThat(calls.begin("model", "a")).isFalse();
        assertThat(calls.begin("model", "b")).isTrue();
    }

    @Test
    void aCallThatEndsMakesRoomAndARefusedOneTakesNone() {
        CallsInFlight calls = new CallsInFlight(new CallLimits(1, 1));
        assertThat(calls.begin("model", "a")).isTrue();
        assertThat(calls.begin("model", "b")).isFalse();
        calls.end("model", "a");
        assertThat(calls.begin("model", "b")).isTrue();
    }

    @Test
    void withoutLimitsThereIsAlwaysRoom() {
        CallsInFlight calls = new CallsInFlight(null);
        for (int i = 0; i < 1_000; i++) {
            assertThat(calls.begin("model", "a")).isTrue();
        }
        calls.end("model", "a");
    }

    @Test
    void limitsThatLetNobodyInAreRefused() {
        assertThatThrownBy(() -> new CallLimits(0, 1)).hasMessageContaining("calls per endpoint are 0");
    }
}
