package dev.kairos.operators.live;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.runtime.watermarkstatus.WatermarkStatus;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;

class WithoutTimeHarnessTest {
    @Test
    void recordsPassWatermarksDoNotAndTheBranchIsIdleFromTheStart() throws Exception {
        try (var harness = new OneInputStreamOperatorTestHarness<String, String>(new WithoutTime<>())) {
            harness.open();
            harness.processElement(new StreamRecord<>("a", 1));
            harness.processWatermark(5);
            harness.processWatermarkStatus(WatermarkStatus.ACTIVE);
            harness.processElement(new StreamRecord<>("b", 9));
            assertThat(harness.getOutput())
                    .containsExactly(WatermarkStatus.IDLE, new StreamRecord<>("a", 1), new StreamRecord<>("b", 9));
        }
    }

    @Test
    void onlyTheEndOfAllTimePasses() throws Exception {
        try (var harness = new OneInputStreamOperatorTestHarness<String, String>(new WithoutTime<>())) {
            harness.open();
            harness.processWatermark(Watermark.MAX_WATERMARK);
            assertThat(harness.getOutput())
                    .containsExactly(WatermarkStatus.IDLE, WatermarkStatus.ACTIVE, Watermark.MAX_WATERMARK);
        }
    }

    @Test
    void itKeepsNothing() throws Exception {
        try (var harness = new OneInputStreamOperatorTestHarness<String, String>(new WithoutTime<>())) {
            harness.open();
            harness.processElement(new StreamRecord<>("a", 1));
            assertThat(harness.snapshot(1, 1).hasState()).isFalse();
        }
    }
}
