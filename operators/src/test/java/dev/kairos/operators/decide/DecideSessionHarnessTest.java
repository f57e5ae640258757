package dev.kairos.operators.decide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kairos.core.assistant.AssistantSpec;
import dev.kairos.core.assistant.AssistantSpec.GuardSpec;
import dev.kairos.core.decision.Action;
import dev.kairos.core.decision.Decision;
import dev.kairos.core.session.RecentTurn;
import dev.kairos.core.signal.Evidence;
import dev.kairos.core.signal.Signal;
import dev.kairos.core.signal.SignalType;
import dev.kairos.core.slot.ParameterSet;
import dev.kairos.core.slot.SlotSpec;
import dev.kairos.core.turn.Turn;
import dev.kairos.operators.fixtures.Rescale;
import dev.kairos.operators.fixtures.Sample;
import dev.kairos.operators.loop.Loop;
import dev.kairos.operators.observe.Heard;
import dev.kairos.operators.observe.Observation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.co.CoBroadcastWithKeyedOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.util.KeyedTwoInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;

class DecideSessionHarnessTest {
    private static final long KEY = Sample.turn("x", 0, "").event().key();

    @Test
    void everyEventGetsOneDecisionAndOnlyTheSignalledOneSpeaks() throws Exception {
        try (var harness = harness(Sample.assistant())) {
            arrive(
                    harness,
                    Arrival.of(quiet("a", 1_000)),
                    Arrival.of(signalled("b", 2_000)),
                    Arrival.of(quiet("c", 3_000)));
            advance(harness, 3_000);
            assertThat(decisions(harness))
                    .extracting(Decision::id)
                    .containsExactly("s-1/helper/a", "s-1/helper/b", "s-1/helper/c");
            assertThat(decisions(harness))
                    .extracting(Decision::action)
                    .containsExactly(Action.WAIT, Action.SPEAK, Action.WAIT);
        }
    }

    @Test
    void arrivalOrderDoesNotMatter() throws Exception {
        try (var forward = harness(Sample.assistant());
                var backward = harness(Sample.assistant())) {
            arrive(
                    forward,
                    Arrival.of(quiet("a", 1_000)),
                    Arrival.of(signalled("b", 1_000)),
                    Arrival.of(quiet("c", 2_000)));
            arrive(
                    backward,
                    Arrival.of(quiet("c", 2_000)),
                    Arrival.of(signalled("b", 1_000)),
                    Arrival.of(quiet("a", 1_000)));
            advance(forward, 2_000);
            advance(backward, 2_000);
            assertThat(decisions(backward)).isEqualTo(decisions(forward)).isNotEmpty();
        }
    }

    @Test
    void aPlanCarriesTheWordsOfTheLastTurns() throws Exception {
        try (var harness = harness(Sample.assistant())) {
            arrive(harness, Arrival.of(quiet("a", 1_000)), Arrival.of(signalled("b", 2_000)));
            advance(harness, 2_000);
            assertThat(harness.extractOutputValues().get(1).recent())
                    .extracting(RecentTurn::id)
                    .containsExactly("a", "b");
            assertThat(harness.extractOutputValues().get(0).recent()).isEmpty();
        }
    }

    @Test
    void theRingKeepsTheLastTwentyFourTurnsOnly() throws Exception {
        try (var harness = harness(Sample.assistant())) {
            for (int i = 0; i < 40; i++) {
                arrive(harness, Arrival.of(quiet("q" + i, 1_000 + i)));
            }
            arrive(harness, Arrival.of(signalled("z", 2_000)));
            advance(harness, 2_000);
            assertThat(harness.extractOutputValues().get(40).recent())
                    .hasSize(RecentTurns.KEPT)
                    .last()
                    .extracting(RecentTurn::id)
                    .isEqualTo("z");
        }
    }

    @Test
    void aGuardOfTheInputOrThePlanThatObjectsFailsOrHangsKeepsTheAssistantSilent() throws Exception {
        assertThat(actionWith("OUTPUT", "hanging")).isEqualTo(Action.SPEAK);
        for (String stage : List.of("INPUT", "PLAN")) {
            assertThat(actionWith(stage, "plain")).as(stage).isEqualTo(Action.SPEAK);
            assertThat(actionWith(stage, "throwing")).as(stage).isEqualTo(Action.SILENT);
            assertThat(actionWith(stage, "hanging")).as(stage).isEqualTo(Action.SILENT);
        }
    }

    private static Action actionWith(String stage, String guard) throws Exception {
        try (var harness = harness(Sample.assistant("echo", new GuardSpec(stage, SlotSpec.of(guard))))) {
            arrive(harness, Arrival.of(signalled("b", 2_000)));
            advance(harness, 2_000);
            return decisions(harness).get(0).action();
        }
    }

    @Test
    void theSessionCoolDownHoldsBackASecondAction() throws Exception {
        AssistantSpec plain = Sample.assistant();
        AssistantSpec calm = new AssistantSpec(
                plain.id(),
                plain.version(),
                plain.sessions(),
                null,
                null,
                plain.detectors(),
                plain.patterns(),
                plain.trigger(),
                plain.planner(),
                plain.admit(),
                plain.responder(),
                plain.scorers(),
                plain.selector(),
                plain.guards(),
                plain.outcome(),
                plain.silenceMarks(),
                Duration.ofMinutes(1),
                plain.deadline(),
                plain.tolerate());
        try (var harness = harness(calm)) {
            arrive(
                    harness,
                    Arrival.of(signalled("a", 1_000)),
                    Arrival.of(signalled("b", 2_000)),
                    Arrival.of(signalled("c", 61_000)));
            advance(harness, 61_000);
            assertThat(decisions(harness))
                    .extracting(Decision::action)
                    .containsExactly(Action.SPEAK, Action.HOLD, Action.SPEAK);
            assertThat(decisions(harness).get(1).reason()).contains("cool-down");
        }
    }

    @Test
    void evidenceOpensADecisionPointOnceHoweverOftenItArrives() throws Exception {
        try (var harness = harness(Sample.assistant())) {
            Signal found = new Signal(SignalType.HELP_MOMENT, 0.8, "probe@1", List.of("a"), 10_000);
            Evidence evidence = new Evidence(Sample.SESSION, "probe:a", 1_500, "probe", "a", List.of(found));
            arrive(harness, Arrival.of(quiet("a", 1_000)), Arrival.of(KEY, evidence, 0), Arrival.of(KEY, evidence, 0));
            advance(harness, 2_000);
            assertThat(decisions(harness))
                    .extracting(Decision::id)
                    .containsExactly("s-1/helper/a", "s-1/helper/evidence@probe:a");
            assertThat(decisions(harness).get(1).action()).isEqualTo(Action.SPEAK);
            assertThat(decisions(harness).get(1).event()).isNull();
        }
    }

    @Test
    void broadcastParametersHoldFromTheirEventTimeOn() throws Exception {
        try (var harness = harness(Sample.assistant())) {
            harness.processElement2(new org.apache.flink.streaming.runtime.streamrecord.StreamRecord<>(
                    new ParameterSet("helper", 7, 1_500, Map.of("trigger.at", 0.95))));
            arrive(harness, Arrival.of(signalled("a", 1_000)), Arrival.of(signalled("b", 2_000)));
            advance(harness, 2_000);
            assertThat(decisions(harness)).extracting(Decision::action).containsExactly(Action.SPEAK, Action.WAIT);
            assertThat(decisions(harness)).extracting(Decision::parameters).containsExactly(0, 7);
        }
    }

    @Test
    void endAndForgetLeaveNoKeyedState() throws Exception {
        for (Turn last : List.of(Sample.end("z", 2_000), Sample.forget("z", 2_000, ""))) {
            try (var harness = harness(Sample.assistant())) {
                arrive(harness, Arrival.of(quiet("a", 1_000)), Arrival.of(Sample.observation(last)));
                advance(harness, 2_000);
                assertThat(harness.numKeyedStateEntries()).isZero();
            }
        }
    }

    @Test
    void forgettingAPersonTakesTheirWordsFromTheRing() throws Exception {
        try (var harness = harness(Sample.assistant())) {
            arrive(
                    harness,
                    Arrival.of(quiet("a", 1_000)),
                    Arrival.of(Sample.observation(Sample.forget("f", 1_500, "ann"))),
                    Arrival.of(signalled("b", 2_000)));
            advance(harness, 2_000);
            assertThat(harness.extractOutputValues().get(1).recent())
                    .extracting(RecentTurn::id)
                    .containsExactly("b");
        }
    }

    @Test
    void aRestoredSessionRemembersThatItHasSpoken() throws Exception {
        OperatorSubtaskState snapshot;
        try (var harness = harness(Sample.assistant())) {
            arrive(harness, Arrival.of(signalled("a", 1_000)), Arrival.of(signalled("b", 3_000)));
            advance(harness, 2_000);
            snapshot = harness.snapshot(1, 1);
        }
        try (var restored = unopened(Sample.assistant())) {
            restored.initializeState(snapshot);
            restored.open();
            advance(restored, 3_000);
            assertThat(restored.extractOutputValues())
                    .singleElement()
                    .satisfies(resolution -> assertThat(resolution.recent()).hasSize(2));
        }
    }

    @Test
    void evidenceBehindTheWatermarkCountsFromTheFirstMomentThatIsNotLate() throws Exception {
        try (var harness = harness(Sample.assistant())) {
            arrive(harness, Arrival.of(quiet("a", 1_000)));
            advance(harness, 5_000);
            Signal found = new Signal(SignalType.HELP_MOMENT, 0.8, "probe@1", List.of("a"), 10_000);
            Evidence late = new Evidence(Sample.SESSION, "probe:a", 1_500, "probe", "a", List.of(found));
            arrive(harness, Arrival.of(KEY, late, 0));
            advance(harness, 6_000);
            assertThat(decisions(harness)).last().satisfies(decision -> {
                assertThat(decision.action()).isEqualTo(Action.SPEAK);
                assertThat(decision.time()).isEqualTo(5_001);
            });
        }
    }

    @Test
    void evidenceForASessionThatHasEndedReachesNobodyAndLeavesNoState() throws Exception {
        try (var harness = harness(Sample.assistant())) {
            arrive(harness, Arrival.of(quiet("a", 1_000)), Arrival.of(Sample.observation(Sample.end("z", 2_000))));
            advance(harness, 2_000);
            Evidence late = new Evidence(Sample.SESSION, "probe:a", 2_500, "probe", "a", List.of());
            arrive(harness, Arrival.of(KEY, late, 0));
            advance(harness, 3_000);
            assertThat(decisions(harness)).hasSize(2);
            assertThat(harness.numKeyedStateEntries()).isZero();
            assertThat(harness.numEventTimeTimers()).isZero();
        }
    }

    @Test
    void aSessionThatExpiresLeavesNoStateAndNoTimer() throws Exception {
        try (var harness = harness(Sample.assistant())) {
            Observation seen = quiet("a", 1_000);
            Observation expired = new Observation(
                    seen.key(),
                    seen.session(),
                    9_000,
                    "expired@9000",
                    Observation.Kind.EXPIRED,
                    null,
                    0,
                    null,
                    seen.features(),
                    List.of());
            arrive(harness, Arrival.of(seen), Arrival.of(expired));
            advance(harness, 8_999);
            assertThat(harness.numKeyedStateEntries()).isPositive();
            advance(harness, 9_000);
            assertThat(harness.numKeyedStateEntries()).isZero();
            assertThat(harness.numEventTimeTimers()).isZero();
        }
    }

    @Test
    void aSessionIsRestoredOnOneOfTwoSubtasksWithItsWordsAndWhatWaited() throws Exception {
        OperatorSubtaskState snapshot;
        try (var harness = harness(Sample.assistant())) {
            arrive(harness, Arrival.of(quiet("a", 1_000)), Arrival.of(signalled("b", 3_000)));
            advance(harness, 2_000);
            snapshot = harness.snapshot(1, 1);
        }
        List<Resolution> resolutions = new ArrayList<>();
        for (int index = 0; index < 2; index++) {
            try (var restored = unopened(Sample.assistant(), 2, index)) {
                restored.initializeState(Rescale.toTwo(snapshot, index));
                restored.open();
                advance(restored, 3_000);
                resolutions.addAll(restored.extractOutputValues());
            }
        }
        assertThat(resolutions).singleElement().satisfies(resolution -> assertThat(resolution.recent())
                .hasSize(2));
    }

    private static Observation quiet(String id, long time) {
        return Sample.observation(Sample.turn(id, time, "so it goes"));
    }

    private static Observation signalled(String id, long time) {
        Observation bare = quiet(id, time);
        Signal signal = new Signal(SignalType.HELP_MOMENT, 0.9, "word@1", List.of(id), time);
        return new Observation(
                bare.key(),
                bare.session(),
                time,
                id,
                bare.kind(),
                bare.turn(),
                0,
                bare.lastActor(),
                bare.features(),
                List.of(new Heard(signal, 1)));
    }

    private static List<Decision> decisions(
            KeyedTwoInputStreamOperatorTestHarness<Long, Arrival, ParameterSet, Resolution> harness) {
        return harness.extractOutputValues().stream().map(Resolution::decision).toList();
    }

    private static void arrive(
            KeyedTwoInputStreamOperatorTestHarness<Long, Arrival, ParameterSet, Resolution> harness,
            Arrival... arrivals)
            throws Exception {
        for (Arrival arrival : arrivals) {
            harness.processElement1(arrival, arrival.time());
        }
    }

    private static void advance(
            KeyedTwoInputStreamOperatorTestHarness<Long, Arrival, ParameterSet, Resolution> harness, long time)
            throws Exception {
        harness.processWatermark2(new Watermark(time));
        harness.processWatermark1(new Watermark(time));
    }

    private static KeyedTwoInputStreamOperatorTestHarness<Long, Arrival, ParameterSet, Resolution> unopened(
            AssistantSpec assistant) throws Exception {
        return unopened(assistant, 1, 0);
    }

    private static KeyedTwoInputStreamOperatorTestHarness<Long, Arrival, ParameterSet, Resolution> unopened(
            AssistantSpec assistant, int parallelism, int index) throws Exception {
        return new KeyedTwoInputStreamOperatorTestHarness<>(
                new CoBroadcastWithKeyedOperator<>(
                        new DecideSession(List.of(assistant), Loop.OPEN, Duration.ofSeconds(15)),
                        List.of(DecideSession.PARAMETERS)),
                Arrival::key,
                null,
                Types.LONG,
                Rescale.MAX_PARALLELISM,
                parallelism,
                index);
    }

    private static KeyedTwoInputStreamOperatorTestHarness<Long, Arrival, ParameterSet, Resolution> harness(
            AssistantSpec assistant) throws Exception {
        var harness = unopened(assistant);
        harness.open();
        return harness;
    }
}
