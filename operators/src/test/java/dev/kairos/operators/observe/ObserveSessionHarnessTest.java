package dev.kairos.operators.observe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kairos.core.event.EventType;
import dev.kairos.core.turn.Cues;
import dev.kairos.core.turn.Turn;
import dev.kairos.operators.fixtures.Rescale;
import dev.kairos.operators.fixtures.Sample;
import dev.kairos.operators.observe.Observation.Kind;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;

class ObserveSessionHarnessTest {
    private static final long TTL = 3_600_000;

    @Test
    void turnsLeaveInEventTimeOrderWhateverTheirArrival() throws Exception {
        try (var harness = harness()) {
            feed(
                    harness,
                    Sample.turn("b", 2_000, "two"),
                    Sample.turn("c", 2_000, "three"),
                    Sample.turn("a", 1_000, "one"));
            harness.processWatermark(5_000);
            assertThat(points(harness)).containsExactly("a", "b", "c");
        }
    }

    @Test
    void nothingLeavesBeforeTheWatermark() throws Exception {
        try (var harness = harness()) {
            feed(harness, Sample.turn("a", 1_000, "one"));
            harness.processWatermark(999);
            assertThat(points(harness)).isEmpty();
        }
    }

    @Test
    void aSecondArrivalChangesNothingAndIsNotLate() throws Exception {
        try (var harness = harness()) {
            feed(harness, Sample.turn("a", 1_000, "one"), Sample.turn("a", 1_000, "one"));
            harness.processWatermark(1_000);
            feed(harness, Sample.turn("a", 1_000, "one"));
            assertThat(points(harness)).containsExactly("a");
            assertThat(harness.getSideOutput(ObserveSession.LATE)).isNullOrEmpty();
        }
    }

    @Test
    void aLateTurnIsKeptInTheSideOutput() throws Exception {
        try (var harness = harness()) {
            harness.processWatermark(5_000);
            feed(harness, Sample.turn("a", 1_000, "one"));
            harness.processWatermark(6_000);
            assertThat(points(harness)).isEmpty();
            assertThat(harness.getSideOutput(ObserveSession.LATE)).hasSize(1);
        }
    }

    @Test
    void whatWePublishedOurselvesOpensNoSession() throws Exception {
        for (EventType type : List.of(EventType.INTERVENTION, EventType.OUTCOME)) {
            try (var harness = harness()) {
                Turn back =
                        new Turn(Sample.event("s-1/helper/a", 3_000, type, "helper", null), Cues.none(), new float[0]);
                feed(harness, Sample.turn("a", 1_000, "one"), Sample.end("z", 2_000), back);
                harness.processWatermark(5_000);
                assertThat(harness.extractOutputValues())
                        .extracting(Observation::kind)
                        .containsExactly(Kind.EVENT, Kind.EVENT, Kind.ECHO);
                assertThat(harness.extractOutputValues().get(2).opensDecision()).isFalse();
                assertThat(harness.numKeyedStateEntries()).isZero();
            }
        }
    }

    @Test
    void whatFollowsAnEndBeginsAnewWheneverItArrives() throws Exception {
        try (var before = harness();
                var after = harness()) {
            feed(before, Sample.end("z", 2_000), Sample.turn("a", 3_000, "one"));
            before.processWatermark(5_000);
            feed(after, Sample.end("z", 2_000));
            after.processWatermark(2_500);
            feed(after, Sample.turn("a", 3_000, "one"));
            after.processWatermark(5_000);
            assertThat(points(before)).isEqualTo(points(after)).containsExactly("z", "a");
        }
    }

    @Test
    void eachSilenceMarkIsHeardOnceAtItsOwnTime() throws Exception {
        try (var harness = harness()) {
            feed(harness, Sample.turn("a", 1_000, "one"), Sample.turn("b", 11_000, "two"));
            harness.processWatermark(1_000_000);
            assertThat(points(harness)).containsExactly("a", "b", "silence@41000", "silence@311000");
        }
    }

    @Test
    void detectorsAreHeardByTheirAssistant() throws Exception {
        try (var harness = harness()) {
            feed(harness, Sample.turn("a", 1_000, "please help"), Sample.turn("b", 2_000, "no"));
            harness.processWatermark(2_000);
            List<Observation> seen = harness.extractOutputValues();
            assertThat(seen.get(0).heard()).singleElement().matches(heard -> heard.isFor(0) && !heard.isFor(1));
            assertThat(seen.get(1).heard()).isEmpty();
        }
    }

    @Test
    void endLeavesNoStateAndNoTimerThatSpeaks() throws Exception {
        try (var harness = harness()) {
            feed(harness, Sample.turn("a", 1_000, "one"), Sample.end("z", 2_000));
            harness.processWatermark(2_000);
            assertThat(harness.numKeyedStateEntries()).isZero();
            harness.processWatermark(TTL * 2);
            assertThat(points(harness)).containsExactly("a", "z");
            assertThat(harness.numEventTimeTimers()).isZero();
        }
    }

    @Test
    void forgettingTheSessionLeavesNoState() throws Exception {
        try (var harness = harness()) {
            feed(harness, Sample.turn("a", 1_000, "one"), Sample.forget("f", 2_000, ""));
            harness.processWatermark(2_000);
            assertThat(harness.numKeyedStateEntries()).isZero();
            assertThat(harness.extractOutputValues()).last().matches(seen -> seen.kind() == Kind.FORGET);
        }
    }

    @Test
    void aSilentSessionExpires() throws Exception {
        try (var harness = harness()) {
            feed(harness, Sample.turn("a", 1_000, "one"));
            harness.processWatermark(1_000 + TTL);
            assertThat(harness.extractOutputValues()).last().matches(seen -> seen.kind() == Kind.EXPIRED);
            assertThat(harness.numKeyedStateEntries()).isZero();
        }
    }

    @Test
    void timersBeyondTheEndOfTheClockAreDropped() throws Exception {
        try (var harness = harness()) {
            feed(harness, Sample.turn("a", 1_000, "one"));
            harness.processWatermark(31_000);
            harness.processWatermark(Long.MAX_VALUE);
            assertThat(points(harness)).containsExactly("a", "silence@31000");
            assertThat(harness.numKeyedStateEntries()).isZero();
        }
    }

    @Test
    void aRestoredSessionGoesOnAsIfNothingHadHappened() throws Exception {
        OperatorSubtaskState snapshot;
        try (var harness = harness()) {
            feed(harness, Sample.turn("a", 1_000, "one"), Sample.turn("b", 3_000, "two"));
            harness.processWatermark(2_000);
            snapshot = harness.snapshot(1, 1);
        }
        try (var restored = unopened()) {
            restored.initializeState(snapshot);
            restored.open();
            feed(restored, Sample.turn("c", 4_000, "three"));
            restored.processWatermark(40_000);
            assertThat(points(restored)).containsExactly("b", "c", "silence@34000");
            assertThat(restored.extractOutputValues().get(1).features().get(dev.kairos.core.session.Feature.TURNS))
                    .isEqualTo((float) Math.log1p(3));
        }
    }

    @Test
    void aSessionIsRestoredOnOneOfTwoSubtasksWithItsWaitingTurnsAndTimers() throws Exception {
        OperatorSubtaskState snapshot;
        try (var harness = harness()) {
            feed(harness, Sample.turn("a", 1_000, "one"), Sample.turn("b", 3_000, "two"));
            harness.processWatermark(2_000);
            snapshot = harness.snapshot(1, 1);
        }
        List<String> points = new ArrayList<>();
        for (int index = 0; index < 2; index++) {
            try (var restored = unopened(2, index)) {
                restored.initializeState(Rescale.toTwo(snapshot, index));
                restored.open();
                restored.processWatermark(40_000);
                points.addAll(points(restored));
            }
        }
        assertThat(points).containsExactly("b", "silence@33000");
    }

    private static List<String> points(KeyedOneInputStreamOperatorTestHarness<Long, Turn, Observation> harness) {
        return harness.extractOutputValues().stream().map(Observation::point).toList();
    }

    private static void feed(KeyedOneInputStreamOperatorTestHarness<Long, Turn, Observation> harness, Turn... turns)
            throws Exception {
        for (Turn turn : turns) {
            harness.processElement(turn, turn.time());
        }
    }

    private static KeyedOneInputStreamOperatorTestHarness<Long, Turn, Observation> unopened() throws Exception {
        return unopened(1, 0);
    }

    private static KeyedOneInputStreamOperatorTestHarness<Long, Turn, Observation> unopened(int parallelism, int index)
            throws Exception {
        return new KeyedOneInputStreamOperatorTestHarness<>(
                new KeyedProcessOperator<>(new ObserveSession(List.of(Sample.assistant()), TTL)),
                turn -> turn.event().key(),
                Types.LONG,
                Rescale.MAX_PARALLELISM,
                parallelism,
                index);
    }

    private static KeyedOneInputStreamOperatorTestHarness<Long, Turn, Observation> harness() throws Exception {
        var harness = unopened();
        harness.open();
        return harness;
    }
}
