package dev.kairos.operators.admit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kairos.core.decision.Decision;
import dev.kairos.operators.admit.AdmitAction.Stage;
import dev.kairos.operators.decide.Resolution;
import dev.kairos.operators.fixtures.Rescale;
import dev.kairos.operators.fixtures.Sample;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;

class AdmitActionHarnessTest {
    private static final long TTL = 3_600_000;
    private static final long DAY = 86_400_000;

    @Test
    void twoActionsDueInTheSameInstantNeverSpendOneBudgetTwice() throws Exception {
        try (var harness = harness()) {
            apply(harness, Sample.resolution("b", 1_000, "ann", ""), Sample.resolution("a", 1_000, "ann", ""));
            harness.processWatermark(1_000);
            assertThat(decisions(harness)).extracting(Decision::admitted).containsExactly(true, false);
            assertThat(decisions(harness)).extracting(Decision::event).containsExactly("a", "b");
            assertThat(decisions(harness).get(1).suppressedBy()).isEqualTo("cool-down");
            assertThat(decisions(harness).get(1).checks()).singleElement().matches(check -> !check.ok());
        }
    }

    @Test
    void anotherPersonHasABudgetOfTheirOwn() throws Exception {
        try (var harness = harness()) {
            apply(harness, Sample.resolution("a", 1_000, "ann", ""), Sample.resolution("b", 1_000, "bob", ""));
            harness.processWatermark(1_000);
            assertThat(decisions(harness)).extracting(Decision::admitted).containsExactly(true, true);
        }
    }

    @Test
    void theBudgetHealsAndSurvivesARestore() throws Exception {
        OperatorSubtaskState snapshot;
        try (var harness = harness()) {
            apply(harness, Sample.resolution("a", 1_000, "ann", ""));
            harness.processWatermark(1_000);
            snapshot = harness.snapshot(1, 1);
        }
        try (var restored = unopened()) {
            restored.initializeState(snapshot);
            restored.open();
            apply(restored, Sample.resolution("b", 60_999, "ann", ""), Sample.resolution("c", 61_000, "ann", ""));
            restored.processWatermark(61_000);
            assertThat(decisions(restored)).extracting(Decision::admitted).containsExactly(false, true);
        }
    }

    @Test
    void forgettingThePersonAndTimeBothLeaveNoState() throws Exception {
        try (var harness = harness()) {
            apply(harness, Sample.resolution("a", 1_000, "ann", ""));
            harness.processElement(
                    Application.toPerson(Sample.forget("f", 2_000, "ann").event()), 2_000);
            harness.processWatermark(2_000);
            assertThat(harness.numKeyedStateEntries()).isZero();
            apply(harness, Sample.resolution("b", 3_000, "ann", ""));
            harness.processWatermark(3_000);
            assertThat(decisions(harness)).extracting(Decision::admitted).containsExactly(true, true);
            harness.processWatermark(DAY);
            assertThat(harness.numKeyedStateEntries()).isZero();
        }
    }

    @Test
    void whatComesLateIsAnsweredAtTheFirstMomentThatIsNotLateByItsOwnTime() throws Exception {
        try (var harness = harness()) {
            harness.processWatermark(5_000);
            apply(harness, Sample.resolution("a", 1_000, "ann", ""));
            assertThat(decisions(harness)).isEmpty();
            harness.processWatermark(5_001);
            assertThat(decisions(harness)).singleElement().matches(one -> one.admitted() && one.time() == 1_000);
        }
    }

    @Test
    void aSecondArrivalSpendsNoSecondBudget() throws Exception {
        try (var harness = harness()) {
            apply(harness, Sample.resolution("a", 1_000, "ann", ""), Sample.resolution("a", 1_000, "ann", ""));
            harness.processWatermark(1_000);
            assertThat(decisions(harness)).extracting(Decision::admitted).containsExactly(true, false);
        }
    }

    @Test
    void anAdmissionThatMattersToNoCheckAnyMoreLeavesNoStateAndNoTimer() throws Exception {
        try (var harness = harness()) {
            apply(harness, Sample.resolution("a", 1_000, "ann", ""));
            harness.processWatermark(DAY);
            assertThat(harness.numKeyedStateEntries()).isZero();
            assertThat(harness.numEventTimeTimers()).isZero();
        }
    }

    @Test
    void aPersonIsRestoredOnOneOfTwoSubtasksWithTheirBudgetAndWhatWaits() throws Exception {
        OperatorSubtaskState snapshot;
        try (var harness = harness()) {
            apply(harness, Sample.resolution("a", 1_000, "ann", ""), Sample.resolution("b", 3_000, "ann", ""));
            harness.processWatermark(2_000);
            snapshot = harness.snapshot(1, 1);
        }
        List<Decision> decisions = new ArrayList<>();
        for (int index = 0; index < 2; index++) {
            try (var restored = unopened(2, index)) {
                restored.initializeState(Rescale.toTwo(snapshot, index));
                restored.open();
                restored.processWatermark(3_000);
                decisions.addAll(decisions(restored));
            }
        }
        assertThat(decisions).singleElement().matches(one -> one.event().equals("b") && !one.admitted());
    }

    private static List<Decision> decisions(
            KeyedOneInputStreamOperatorTestHarness<Long, Application, Resolution> harness) {
        return harness.extractOutputValues().stream().map(Resolution::decision).toList();
    }

    private static void apply(
            KeyedOneInputStreamOperatorTestHarness<Long, Application, Resolution> harness, Resolution... resolutions)
            throws Exception {
        for (Resolution resolution : resolutions) {
            harness.processElement(
                    Application.of(resolution), resolution.decision().time());
        }
    }

    private static KeyedOneInputStreamOperatorTestHarness<Long, Application, Resolution> unopened() throws Exception {
        return unopened(1, 0);
    }

    private static KeyedOneInputStreamOperatorTestHarness<Long, Application, Resolution> unopened(
            int parallelism, int index) throws Exception {
        return new KeyedOneInputStreamOperatorTestHarness<>(
                new KeyedProcessOperator<>(new AdmitAction(Stage.PERSON, List.of(Sample.assistant()), TTL)),
                Application::key,
                Types.LONG,
                Rescale.MAX_PARALLELISM,
                parallelism,
                index);
    }

    private static KeyedOneInputStreamOperatorTestHarness<Long, Application, Resolution> harness() throws Exception {
        var harness = unopened();
        harness.open();
        return harness;
    }
}
