package dev.kairos.operators.deliver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kairos.core.event.SessionEvent;
import dev.kairos.core.json.PublishedEvents;
import dev.kairos.core.outcome.Outcome;
import dev.kairos.core.reply.Candidate;
import dev.kairos.core.reply.Intervention;
import dev.kairos.core.reply.Intervention.Drop;
import dev.kairos.core.reply.Usage;
import dev.kairos.core.reply.Verdict;
import dev.kairos.core.turn.Cues;
import dev.kairos.core.turn.Turn;
import dev.kairos.operators.fixtures.Rescale;
import dev.kairos.operators.fixtures.Sample;
import dev.kairos.operators.loop.Loop;
import dev.kairos.operators.observe.Observation;
import dev.kairos.operators.respond.Reply;
import dev.kairos.operators.vet.VettedReply;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;

class DeliverReplyHarnessTest {
    private static final long KEY = Sample.turn("x", 0, "").event().key();

    @Test
    void anAllowedReplyIsDeliveredOnceHoweverOftenItArrives() throws Exception {
        try (var harness = harness()) {
            send(harness, seen(Sample.turn("a", 1_000, "hm")), reply("a", 1_000, 100), reply("a", 1_000, 200));
            harness.processWatermark(2_000);
            assertThat(harness.extractOutputValues()).singleElement().matches(Intervention::delivered);
        }
    }

    @Test
    void aSessionThatMovedOnDropsTheReply() throws Exception {
        try (var harness = harness()) {
            send(
                    harness,
                    seen(Sample.turn("a", 1_000, "hm")),
                    seen(Sample.turn("b", 1_500, "ah")),
                    reply("a", 1_000, 1_000));
            harness.processWatermark(3_000);
            assertThat(harness.extractOutputValues()).singleElement().satisfies(dropped -> {
                assertThat(dropped.dropped()).isEqualTo(Drop.STALE);
                assertThat(dropped.text()).isNull();
            });
            assertThat(harness.getSideOutput(DeliverReply.OUTCOMES)).isNullOrEmpty();
        }
    }

    @Test
    void aReplyThatWasGivenUpIsStaleAndNotOutOfTime() throws Exception {
        Reply words = words("a", 1_000);
        Reply givenUp =
                new Reply(words.resolution(), List.of(), -1, "echo@1", null, false, false, words.usage(), Map.of());
        Reply outOfTime =
                new Reply(words.resolution(), List.of(), -1, "echo@1", null, true, false, words.usage(), Map.of());
        Map<Drop, Reply> replies = Map.of(Drop.STALE, givenUp, Drop.DEADLINE, outOfTime);
        for (Drop drop : replies.keySet()) {
            try (var harness = harness()) {
                VettedReply blocked =
                        new VettedReply(replies.get(drop), Verdict.block("vet", List.of("no-words"), "none"));
                send(harness, seen(Sample.turn("a", 1_000, "hm")), Parcel.of(KEY, blocked, 0));
                harness.processWatermark(3_000);
                assertThat(harness.extractOutputValues()).singleElement().matches(one -> one.dropped() == drop);
            }
        }
    }

    @Test
    void aBlockedReplyNeverGoesOut() throws Exception {
        try (var harness = harness()) {
            VettedReply blocked = new VettedReply(words("a", 1_000), Verdict.block("g@1", List.of("x"), "no"));
            send(harness, seen(Sample.turn("a", 1_000, "hm")), Parcel.of(KEY, blocked, 0));
            harness.processWatermark(3_000);
            assertThat(harness.extractOutputValues()).singleElement().matches(one -> one.dropped() == Drop.GUARD);
        }
    }

    @Test
    void thanksAcceptSilenceIgnoresAndEndCloses() throws Exception {
        assertThat(outcomeAfter(seen(Sample.turn("b", 4_000, "thanks"))))
                .matches(outcome -> outcome.kind() == Outcome.Kind.ACCEPTED && outcome.time() == 4_000);
        assertThat(outcomeAfter(seen(Sample.turn("b", 4_000, "and now"))))
                .matches(outcome -> outcome.source().equals("horizon") && outcome.time() == 11_000);
        assertThat(outcomeAfter(seen(Sample.end("b", 4_000))))
                .matches(outcome -> outcome.source().equals("end") && outcome.time() == 4_000);
    }

    @Test
    void aGuessWaitsForABetterSourceAndTheBetterSourceWins() throws Exception {
        assertThat(outcomeAfter(seen(Sample.turn("b", 4_000, "no"))))
                .matches(outcome -> outcome.source().equals("guess") && outcome.time() == 7_000);
        assertThat(outcomeAfter(seen(Sample.turn("b", 4_000, "no")), seen(Sample.turn("c", 6_999, "thanks"))))
                .matches(outcome -> outcome.source().equals("follow-up") && outcome.time() == 6_999);
        assertThat(outcomeAfter(seen(Sample.turn("b", 4_000, "thanks")), seen(Sample.turn("c", 5_000, "no"))))
                .matches(outcome -> outcome.source().equals("follow-up") && outcome.time() == 4_000);
        assertThat(outcomeAfter(seen(Sample.turn("b", 10_000, "no"))))
                .as("never beyond the horizon")
                .matches(outcome -> outcome.source().equals("guess") && outcome.time() == 11_000);
        assertThat(outcomeAfter(seen(Sample.turn("b", 4_000, "no")), seen(Sample.end("z", 5_000))))
                .matches(outcome -> outcome.source().equals("guess") && outcome.time() == 5_000);
        assertThat(outcomeAfter(seen(Sample.turn("b", 11_001, "thanks"))))
                .as("too late")
                .matches(outcome -> outcome.source().equals("horizon") && outcome.time() == 11_000);
    }

    @Test
    void aGuessSurvivesARestoreAndStillCountsOnce() throws Exception {
        OperatorSubtaskState snapshot;
        try (var harness = harness()) {
            send(
                    harness,
                    seen(Sample.turn("a", 1_000, "hm")),
                    reply("a", 1_000, 0),
                    seen(Sample.turn("b", 2_000, "no")));
            harness.processWatermark(3_000);
            snapshot = harness.snapshot(1, 1);
        }
        try (var restored = unopened()) {
            restored.initializeState(snapshot);
            restored.open();
            restored.processWatermark(60_000);
            assertThat(restored.getSideOutput(DeliverReply.OUTCOMES))
                    .extracting(StreamRecord::getValue)
                    .singleElement()
                    .matches(outcome -> outcome.kind() == Outcome.Kind.REJECTED && outcome.time() == 5_000);
        }
    }

    @Test
    void outcomesComeExactlyOnceAcrossARestore() throws Exception {
        OperatorSubtaskState snapshot;
        try (var harness = harness()) {
            send(harness, seen(Sample.turn("a", 1_000, "hm")), reply("a", 1_000, 0));
            harness.processWatermark(2_000);
            snapshot = harness.snapshot(1, 1);
        }
        try (var restored = unopened()) {
            restored.initializeState(snapshot);
            restored.open();
            send(restored, reply("a", 1_000, 5_000));
            restored.processWatermark(60_000);
            assertThat(restored.extractOutputValues()).isEmpty();
            assertThat(restored.getSideOutput(DeliverReply.OUTCOMES)).hasSize(1);
        }
    }

    @Test
    void theLogOfARunTellsWhatWasSaidAndWhatCameOfItEvenAfterTheEnd() throws Exception {
        Intervention said = new Intervention(
                "s-1/helper/a",
                Sample.SESSION,
                1_500,
                "ann",
                "offer-help",
                "try this",
                "echo@1",
                true,
                null,
                null,
                List.of(),
                -1,
                new Verdict(Verdict.Ruling.ALLOW, "g@1", List.of(), "as logged", null),
                true,
                0.25,
                Map.of());
        Outcome outcome = new Outcome(said.id(), Sample.SESSION, Outcome.Kind.REJECTED, -1, "reaction", "r", 2_000);
        try (var harness = unopened(1, 0, Loop.RECORDED)) {
            harness.open();
            send(
                    harness,
                    seen(Sample.turn("a", 1_000, "hm")),
                    back(PublishedEvents.of(said, Duration.ofSeconds(5)), Observation.Kind.EVENT),
                    seen(Sample.end("z", 6_800)),
                    back(PublishedEvents.of(outcome, Duration.ofSeconds(5)), Observation.Kind.ECHO));
            harness.processWatermark(60_000);
            assertThat(harness.extractOutputValues()).containsExactly(said);
            assertThat(harness.getSideOutput(DeliverReply.OUTCOMES))
                    .extracting(StreamRecord::getValue)
                    .containsExactly(outcome);
            assertThat(harness.numKeyedStateEntries()).isZero();
        }
    }

    private static Parcel back(SessionEvent event, Observation.Kind kind) {
        Observation seen = Sample.observation(new Turn(event, Cues.none(), new float[0]));
        return Parcel.of(new Observation(
                seen.key(),
                seen.session(),
                seen.time(),
                seen.point(),
                kind,
                seen.turn(),
                0,
                null,
                seen.features(),
                List.of()));
    }

    @Test
    void endAndForgetLeaveNoState() throws Exception {
        for (Turn last : List.of(Sample.end("z", 2_000), Sample.forget("z", 2_000, ""))) {
            try (var harness = harness()) {
                send(harness, seen(Sample.turn("a", 1_000, "hm")), reply("a", 1_000, 0), seen(last));
                harness.processWatermark(2_000);
                assertThat(harness.numKeyedStateEntries()).isZero();
            }
        }
    }

    @Test
    void aReplyBehindTheWatermarkGoesOutAtTheFirstMomentThatIsNotLate() throws Exception {
        try (var harness = harness()) {
            send(harness, seen(Sample.turn("a", 1_000, "hm")));
            harness.processWatermark(5_000);
            send(harness, reply("a", 1_000, 100));
            harness.processWatermark(6_000);
            assertThat(harness.extractOutputValues())
                    .singleElement()
                    .matches(one -> one.delivered() && one.time() == 5_001);
        }
    }

    @Test
    void aReplyToASessionThatHasEndedOrWasForgottenIsDroppedAndLeavesNoState() throws Exception {
        for (Turn last : List.of(Sample.end("z", 2_000), Sample.forget("z", 2_000, ""))) {
            try (var harness = harness()) {
                send(harness, seen(Sample.turn("a", 1_000, "hm")), seen(last), reply("a", 1_000, 1_500));
                harness.processWatermark(60_000);
                assertThat(harness.extractOutputValues()).singleElement().satisfies(one -> {
                    assertThat(one.dropped()).isEqualTo(Drop.STALE);
                    assertThat(one.text()).isNull();
                });
                assertThat(harness.numKeyedStateEntries()).isZero();
                assertThat(harness.numEventTimeTimers()).isZero();
            }
        }
    }

    @Test
    void aSessionThatExpiresLeavesNoStateAndNoTimer() throws Exception {
        try (var harness = harness()) {
            Observation seen = Sample.observation(Sample.turn("a", 1_000, "hm"));
            Observation expired = new Observation(
                    seen.key(),
                    seen.session(),
                    90_000,
                    "expired@90000",
                    Observation.Kind.EXPIRED,
                    null,
                    0,
                    null,
                    seen.features(),
                    List.of());
            send(harness, Parcel.of(seen), reply("a", 1_000, 100), Parcel.of(expired));
            harness.processWatermark(89_999);
            assertThat(harness.numKeyedStateEntries()).isPositive();
            harness.processWatermark(90_000);
            assertThat(harness.numKeyedStateEntries()).isZero();
            assertThat(harness.numEventTimeTimers()).isZero();
        }
    }

    @Test
    void aSessionIsRestoredOnOneOfTwoSubtasksWithWhatIsOpenAndWhatWaits() throws Exception {
        OperatorSubtaskState snapshot;
        try (var harness = harness()) {
            send(harness, seen(Sample.turn("a", 1_000, "hm")), reply("a", 1_000, 0), reply("b", 1_000, 2_000));
            harness.processWatermark(2_000);
            snapshot = harness.snapshot(1, 1);
        }
        int interventions = 0;
        int outcomes = 0;
        for (int index = 0; index < 2; index++) {
            try (var restored = unopened(2, index)) {
                restored.initializeState(Rescale.toTwo(snapshot, index));
                restored.open();
                restored.processWatermark(60_000);
                interventions += restored.extractOutputValues().size();
                var side = restored.getSideOutput(DeliverReply.OUTCOMES);
                outcomes += side == null ? 0 : side.size();
            }
        }
        assertThat(interventions).isEqualTo(1);
        assertThat(outcomes).isEqualTo(2);
    }

    private static Outcome outcomeAfter(Parcel... next) throws Exception {
        try (var harness = harness()) {
            send(harness, seen(Sample.turn("a", 1_000, "hm")), reply("a", 1_000, 0));
            send(harness, next);
            harness.processWatermark(60_000);
            List<StreamRecord<Outcome>> outcomes = List.copyOf(harness.getSideOutput(DeliverReply.OUTCOMES));
            assertThat(outcomes).hasSize(1);
            return outcomes.get(0).getValue();
        }
    }

    private static Parcel seen(Turn turn) {
        return Parcel.of(Sample.observation(turn));
    }

    private static Parcel reply(String point, long time, long delay) {
        return Parcel.of(KEY, new VettedReply(words(point, time), Verdict.allow("g@1")), delay);
    }

    private static Reply words(String point, long time) {
        return new Reply(
                Sample.resolution(point, time, "ann", ""),
                List.of(new Candidate("try this", Map.of(), null, 0)),
                0,
                "echo@1",
                null,
                false,
                false,
                Usage.NONE,
                Map.of());
    }

    private static void send(
            KeyedOneInputStreamOperatorTestHarness<Long, Parcel, Intervention> harness, Parcel... parcels)
            throws Exception {
        for (Parcel parcel : parcels) {
            harness.processElement(parcel, parcel.time());
        }
    }

    private static KeyedOneInputStreamOperatorTestHarness<Long, Parcel, Intervention> unopened() throws Exception {
        return unopened(1, 0);
    }

    private static KeyedOneInputStreamOperatorTestHarness<Long, Parcel, Intervention> unopened(
            int parallelism, int index) throws Exception {
        return unopened(parallelism, index, Loop.OPEN);
    }

    private static KeyedOneInputStreamOperatorTestHarness<Long, Parcel, Intervention> unopened(
            int parallelism, int index, Loop loop) throws Exception {
        return new KeyedOneInputStreamOperatorTestHarness<>(
                new KeyedProcessOperator<>(new DeliverReply(List.of(Sample.assistant()), loop)),
                Parcel::key,
                Types.LONG,
                Rescale.MAX_PARALLELISM,
                parallelism,
                index);
    }

    private static KeyedOneInputStreamOperatorTestHarness<Long, Parcel, Intervention> harness() throws Exception {
        var harness = unopened();
        harness.open();
        return harness;
    }
}
