package dev.kairos.operators.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kairos.operators.fixtures.HandClock;
import java.time.Duration;
import java.util.List;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.runtime.watermarkstatus.WatermarkStatus;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HeartbeatHarnessTest {
    private static final long START = 1_000_000;
    private static final long TICK = 200;
    private static final long QUIET = 10_000;
    private static final long DISORDER = 3_000;

    private HandClock clock;
    private OneInputStreamOperatorTestHarness<String, String> harness;
    private long elapsed;

    @BeforeEach
    void open() throws Exception {
        clock = new HandClock(START);
        harness = harness();
        harness.open();
    }

    @Test
    void recordsPassUnchanged() throws Exception {
        hear("a", START - 50);
        assertThat(harness.extractOutputValues()).containsExactly("a");
    }

    @Test
    void whileNothingArrivesTimeGoesOnAtThePaceOfTheClock() throws Exception {
        hear("a", START - 50);
        pass(600);
        assertThat(watermarks())
                .containsExactly(
                        START - 50 - DISORDER - 1,
                        START + 150 - DISORDER - 1,
                        START + 350 - DISORDER - 1,
                        START + 550 - DISORDER - 1);
    }

    @Test
    void aSourceThatIsBehindIsNotOvertaken() throws Exception {
        hear("old", START - 3_600_000);
        pass(QUIET - TICK);
        assertThat(last()).isEqualTo(START - 3_600_000 - DISORDER - 1 + QUIET - TICK);
    }

    @Test
    void afterALongSilenceTheSourceHasNothingLeftBehind() throws Exception {
        hear("old", START - 3_600_000);
        pass(QUIET);
        assertThat(last()).isEqualTo(START + QUIET - DISORDER - 1);
    }

    @Test
    void aSourceThatNeverSaidAnythingStallsNobodyForLong() throws Exception {
        pass(QUIET - TICK);
        assertThat(watermarks()).isEmpty();
        pass(TICK);
        assertThat(last()).isEqualTo(START + QUIET - DISORDER - 1);
    }

    @Test
    void timeNeverPassesNowLessTheBound() throws Exception {
        hear("from the future", START + 2_000);
        pass(QUIET * 2);
        assertThat(last()).isEqualTo(START + QUIET * 2 - DISORDER - 1);
        assertThat(watermarks()).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void anEventWithinTheBoundIsNotLateHoweverLongTheSilenceWas() throws Exception {
        hear("a", START);
        pass(QUIET * 3);
        assertThat(last()).isLessThan(clock.millis() - DISORDER);
    }

    @Test
    void anIdleSourceIsNoReasonToBeIdle() throws Exception {
        harness.processWatermarkStatus(WatermarkStatus.IDLE);
        pass(QUIET);
        assertThat(harness.getOutput()).doesNotContain(WatermarkStatus.IDLE);
        assertThat(watermarks()).isNotEmpty();
    }

    @Test
    void withoutTicksSilenceIsNeverHeard() throws Exception {
        hear("a", START);
        clock.set(START + 3_600_000);
        assertThat(watermarks()).containsExactly(START - DISORDER - 1);
    }

    @Test
    void afterARestoreTimeStandsWhereItStoodAndBeatsAgain() throws Exception {
        hear("a", START);
        pass(600);
        long stood = last();
        OperatorSubtaskState snapshot = harness.snapshot(1, elapsed);
        harness.close();
        harness = harness();
        harness.initializeState(snapshot);
        harness.open();
        assertThat(watermarks()).containsExactly(stood);
        elapsed = 0;
        pass(QUIET);
        assertThat(last()).isEqualTo(clock.millis() - DISORDER - 1);
    }

    @Test
    void theEndOfAllTimePasses() throws Exception {
        harness.processWatermark(Watermark.MAX_WATERMARK);
        pass(QUIET);
        assertThat(watermarks()).containsExactly(Long.MAX_VALUE);
    }

    @Test
    void aTickOfNothingIsRefused() {
        assertThatThrownBy(() -> new Heartbeat<>(() -> clock, Duration.ZERO, Duration.ZERO, Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("tick is PT0S");
    }

    private OneInputStreamOperatorTestHarness<String, String> harness() throws Exception {
        return new OneInputStreamOperatorTestHarness<>(new Heartbeat<>(
                () -> clock, Duration.ofMillis(TICK), Duration.ofMillis(QUIET), Duration.ofMillis(DISORDER)));
    }

    private void hear(String record, long time) throws Exception {
        harness.processElement(new StreamRecord<>(record, time));
        harness.processWatermark(time - DISORDER - 1);
    }

    /** Lets both clocks go on, tick by tick. */
    private void pass(long millis) throws Exception {
        long end = elapsed + millis;
        while (elapsed < end) {
            elapsed += TICK;
            clock.set(clock.millis() + TICK);
            harness.setProcessingTime(elapsed);
        }
    }

    private List<Long> watermarks() {
        return harness.getOutput().stream()
                .filter(Watermark.class::isInstance)
                .map(mark -> ((Watermark) mark).getTimestamp())
                .toList();
    }

    private long last() {
        return watermarks().get(watermarks().size() - 1);
    }
}
