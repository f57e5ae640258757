package dev.kairos.operators.perceive;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kairos.core.event.SessionEvent;
import dev.kairos.core.slot.SlotSpec;
import dev.kairos.core.turn.Cue;
import dev.kairos.core.turn.Turn;
import dev.kairos.operators.fixtures.Sample;
import java.util.List;
import org.apache.flink.streaming.api.operators.StreamMap;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;

class PerceiveCuesHarnessTest {
    @Test
    void everyEventBecomesATurnWithItsCuesAtItsOwnTimeLateAndTwiceOrNot() throws Exception {
        SessionEvent asked = Sample.turn("a", 2_000, "why? how?").event();
        SessionEvent said = Sample.turn("b", 1_000, "because").event();
        SessionEvent end = Sample.end("z", 3_000).event();
        try (OneInputStreamOperatorTestHarness<SessionEvent, Turn> harness = new OneInputStreamOperatorTestHarness<>(
                new StreamMap<>(new PerceiveCues(SlotSpec.of("question-marks"))))) {
            harness.open();
            harness.processElement(asked, 2_000);
            harness.processWatermark(2_000);
            for (SessionEvent event : List.of(said, asked, end)) {
                harness.processElement(event, event.time());
            }
            List<Turn> turns = harness.extractOutputValues();
            assertThat(turns).extracting(Turn::event).containsExactly(asked, said, asked, end);
            assertThat(turns)
                    .extracting(turn -> (int) turn.cues().count(Cue.QUESTION))
                    .as("null: no question mark, no question")
                    .containsExactly(2, 0, 2, 0);
            assertThat(harness.extractOutputStreamRecords())
                    .extracting(record -> record.getTimestamp())
                    .containsExactly(2_000L, 1_000L, 2_000L, 3_000L);
        }
    }

    @Test
    void itKeepsNothing() throws Exception {
        try (OneInputStreamOperatorTestHarness<SessionEvent, Turn> harness = new OneInputStreamOperatorTestHarness<>(
                new StreamMap<>(new PerceiveCues(SlotSpec.of("question-marks"))))) {
            harness.open();
            harness.processElement(Sample.turn("a", 1_000, "why?").event(), 1_000);
            assertThat(harness.snapshot(1, 1).getManagedOperatorState()).isEmpty();
        }
    }
}
