package dev.kairos.operators.decide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kairos.core.decision.Action;
import dev.kairos.core.decision.Decision;
import dev.kairos.core.event.SessionEvent;
import dev.kairos.core.json.PublishedEvents;
import dev.kairos.core.outcome.Outcome;
import dev.kairos.core.reply.Intervention;
import dev.kairos.core.reply.Intervention.Drop;
import dev.kairos.core.reply.Verdict;
import dev.kairos.core.session.RecentTurn;
import dev.kairos.core.session.SessionView.History;
import dev.kairos.core.signal.Evidence;
import dev.kairos.core.signal.Signal;
import dev.kairos.core.signal.SignalType;
import dev.kairos.core.slot.ParameterSet;
import dev.kairos.core.turn.Cues;
import dev.kairos.core.turn.Turn;
import dev.kairos.operators.fixtures.Sample;
import dev.kairos.operators.loop.Loop;
import dev.kairos.operators.observe.Heard;
import dev.kairos.operators.observe.Observation;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.co.CoBroadcastWithKeyedOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.util.KeyedTwoInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** An assistant without cool-down, a deadline of 200 ms, and 10 s more until what does not come back is given up. */
class ClosedLoopHarnessTest {
    private static final Duration AWAIT = Duration.ofSeconds(10);
    private static final Duration DELAY = Duration.ofSeconds(5);

    @Test
    void whatIsOnItsWayHoldsBackUntilItReturns() throws Exception {
        try (var harness = harness(Loop.CLOSED)) {
            arrive(harness, help("a", 1_000), help("b", 2_000), returned("a", 3_000, null), help("c", 8_500));
            assertThat(actions(harness, 9_000)).containsExactly(Action.SPEAK, Action.HOLD, Action.SPEAK);
            assertThat(decisions(harness).get(1).reason()).endsWith("what was decided 1 s ago is still on its way");
        }
    }

    @Test
    void whatDoesNotReturnHoldsBackNoLongerThanItsWordsMayTake() throws Exception {
        try (var harness = harness(Loop.CLOSED)) {
            arrive(harness, help("a", 1_000), help("b", 11_199), help("c", 11_200));
            assertThat(actions(harness, 12_000)).containsExactly(Action.SPEAK, Action.HOLD, Action.SPEAK);
        }
    }

    @Test
    void anOpenLoopHoldsNothingBack() throws Exception {
        try (var harness = harness(Loop.OPEN)) {
            arrive(harness, help("a", 1_000), help("b", 2_000), returned("a", 3_000, null), help("c", 8_500));
            assertThat(actions(harness, 9_000)).containsExactly(Action.SPEAK, Action.SPEAK, Action.SPEAK);
        }
    }

    @ParameterizedTest
    @EnumSource(Drop.class)
    void whatWasDroppedSetsFreeAndDoesNotCountAsSaid(Drop drop) throws Exception {
        try (var harness = harness(Loop.CLOSED)) {
            arrive(harness, help("a", 1_000), returned("a", 2_000, drop), help("b", 7_500));
            assertThat(actions(harness, 9_000)).containsExactly(Action.SPEAK, Action.SPEAK);
            assertThat(words(harness)).doesNotContain("try this");
        }
    }

    @Test
    void whatWasSaidStandsAmongTheRecentTurnsUntilAPersonIsForgotten() throws Exception {
        try (var harness = harness(Loop.CLOSED)) {
            arrive(harness, help("a", 1_000), returned("a", 2_000, null), help("b", 7_500));
            advance(harness, 9_000);
            assertThat(words(harness)).contains("try this");
            arrive(
                    harness,
                    returned("b", 10_000, null),
                    Arrival.of(Sample.observation(Sample.forget("f", 16_000, "bob"))),
                    help("c", 17_000));
            advance(harness, 17_000);
            assertThat(words(harness)).containsExactly("help", "help", "help");
        }
    }

    @Test
    void whatOthersLogIsNothingToUs() throws Exception {
        try (var harness = harness(Loop.CLOSED)) {
            SessionEvent foreign = Sample.event(
                    "s-1/helper/a", 3_000, dev.kairos.core.event.EventType.INTERVENTION, "helper", "listen to me");
            arrive(harness, help("a", 1_000), Arrival.of(Sample.observation(turn(foreign))), help("b", 4_000));
            assertThat(actions(harness, 9_000)).containsExactly(Action.SPEAK, Action.HOLD);
        }
    }

    @Test
    void returnedOutcomesCountUntilOneIsAccepted() {
        DecideState state = new DecideState();
        state.memories.add(new DecideState.Memory());
        LoopRules rules = LoopRules.of(Loop.CLOSED, List.of(Sample.assistant()), AWAIT.toMillis());
        rules.saw(turn(intervention("a", 1_000, null)), state);
        assertThat(history(state)).isEqualTo(new History(1, 6_000L, 0, "offer-help", 0, 0));
        rules.saw(turn(outcome("a", Outcome.Kind.IGNORED, 2_000)), state);
        rules.saw(turn(outcome("b", Outcome.Kind.REJECTED, 3_000)), state);
        assertThat(history(state).ignored()).isOne();
        assertThat(history(state).rejected()).isOne();
        assertThat(history(state).received().act())
                .as("nobody knows any more what b was")
                .isEmpty();
        rules.saw(turn(intervention("c", 4_000, null)), state);
        rules.saw(turn(outcome("c", Outcome.Kind.ACCEPTED, 5_000)), state);
        assertThat(history(state).ignored()).isZero();
        assertThat(history(state).rejected()).isZero();
        assertThat(history(state).received().act()).isEqualTo("offer-help");
        assertThat(history(state).received().time()).isEqualTo(10_000);
    }

    @Test
    void evidenceIsPublishedAsItWasTakenAndComesToTheSameFromTheLog() throws Exception {
        Signal found = new Signal(SignalType.HELP_MOMENT, 0.1 + 0.6, "probe@1", List.of("a"), 60_000);
        Evidence answer = new Evidence(Sample.SESSION, "probe:a", 1_000, "probe", "a", List.of(found));
        long key = Sample.turn("x", 0, "").event().key();
        SessionEvent published;
        List<Decision> decided;
        try (var live = harness(Loop.CLOSED)) {
            arrive(live, quiet("a", 1_000));
            advance(live, 5_000);
            arrive(live, Arrival.of(key, answer, 0), quiet("b", 5_001));
            advance(live, 6_000);
            decided = decisions(live);
            published = live.getSideOutput(DecideSession.TAKEN).peek().getValue();
        }
        assertThat(published.time()).isEqualTo(5_001);
        try (var replayed = harness(Loop.RECORDED)) {
            Evidence logged = PublishedEvents.evidence(published).orElseThrow();
            arrive(replayed, quiet("b", 5_001), Arrival.of(key, logged, 0), quiet("a", 1_000));
            advance(replayed, 6_000);
            assertThat(decisions(replayed)).isEqualTo(decided).hasSize(3);
        }
    }

    @Test
    void aRestoredSessionKnowsWhatIsOnItsWay() throws Exception {
        OperatorSubtaskState snapshot;
        try (var harness = harness(Loop.CLOSED)) {
            arrive(harness, help("a", 1_000));
            advance(harness, 1_500);
            snapshot = harness.snapshot(1, 1);
        }
        try (var restored = unopened(Loop.CLOSED)) {
            restored.initializeState(snapshot);
            restored.open();
            arrive(restored, help("b", 2_000), returned("a", 3_000, null), help("c", 8_500));
            assertThat(actions(restored, 9_000)).containsExactly(Action.HOLD, Action.SPEAK);
        }
    }

    @Test
    void whatReturnsToASessionThatIsOverLeavesNoState() throws Exception {
        try (var harness = harness(Loop.CLOSED)) {
            Observation back = Sample.observation(turn(intervention("a", 1_000, null)));
            Observation echo = new Observation(
                    back.key(),
                    back.session(),
                    back.time(),
                    back.point(),
                    Observation.Kind.ECHO,
                    back.turn(),
                    0,
                    null,
                    back.features(),
                    List.of());
            arrive(harness, help("a", 1_000), Arrival.of(Sample.observation(Sample.end("z", 2_000))), Arrival.of(echo));
            advance(harness, 9_000);
            assertThat(harness.numKeyedStateEntries()).isZero();
            assertThat(decisions(harness)).hasSize(2);
        }
    }

    private static History history(DecideState state) {
        return state.memories.get(0).history(100_000);
    }

    private static Arrival quiet(String id, long time) {
        return Arrival.of(Sample.observation(Sample.turn(id, time, "so it goes")));
    }

    private static Arrival help(String id, long time) {
        Observation bare = Sample.observation(Sample.turn(id, time, "help"));
        Signal signal = new Signal(SignalType.HELP_MOMENT, 0.9, "word@1", List.of(id), time);
        return Arrival.of(new Observation(
                bare.key(),
                bare.session(),
                time,
                id,
                bare.kind(),
                bare.turn(),
                0,
                bare.lastActor(),
                bare.features(),
                List.of(new Heard(signal, 1))));
    }

    /** What was decided at a point, delivered at a time, and back 5 s later. */
    private static Arrival returned(String point, long delivered, Drop drop) {
        return Arrival.of(Sample.observation(turn(intervention(point, delivered, drop))));
    }

    private static SessionEvent intervention(String point, long delivered, Drop drop) {
        return PublishedEvents.of(
                new Intervention(
                        "s-1/helper/" + point,
                        Sample.SESSION,
                        delivered,
                        "ann",
                        "offer-help",
                        drop == null ? "try this" : null,
                        "echo@1",
                        drop == null,
                        drop,
                        null,
                        List.of(),
                        -1,
                        Verdict.allow("plain@1"),
                        false,
                        0,
                        Map.of()),
                DELAY);
    }

    private static SessionEvent outcome(String point, Outcome.Kind kind, long time) {
        return PublishedEvents.of(
                new Outcome("s-1/helper/" + point, Sample.SESSION, kind, 0, "reaction", null, time), DELAY);
    }

    private static Turn turn(SessionEvent event) {
        return new Turn(event, Cues.none(), new float[0]);
    }

    private static List<Action> actions(
            KeyedTwoInputStreamOperatorTestHarness<Long, Arrival, ParameterSet, Resolution> harness, long time)
            throws Exception {
        advance(harness, time);
        return decisions(harness).stream().map(Decision::action).toList();
    }

    /** The recent turns that the last decision saw. */
    private static List<String> words(
            KeyedTwoInputStreamOperatorTestHarness<Long, Arrival, ParameterSet, Resolution> harness) {
        List<Resolution> all = harness.extractOutputValues();
        return all.get(all.size() - 1).recent().stream().map(RecentTurn::text).toList();
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

    private static KeyedTwoInputStreamOperatorTestHarness<Long, Arrival, ParameterSet, Resolution> unopened(Loop loop)
            throws Exception {
        return new KeyedTwoInputStreamOperatorTestHarness<>(
                new CoBroadcastWithKeyedOperator<>(
                        new DecideSession(List.of(Sample.assistant()), loop, AWAIT), List.of(DecideSession.PARAMETERS)),
                Arrival::key,
                null,
                Types.LONG);
    }

    private static KeyedTwoInputStreamOperatorTestHarness<Long, Arrival, ParameterSet, Resolution> harness(Loop loop)
            throws Exception {
        var harness = unopened(loop);
        harness.open();
        return harness;
    }
}
