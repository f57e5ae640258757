package dev.kairos.operators.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kairos.core.assistant.AdmitSpec.WatchSpec;
import dev.kairos.core.assistant.AdmitSpec.WatchSpec.Keep;
import dev.kairos.core.event.Actor;
import dev.kairos.core.event.EventType;
import dev.kairos.core.event.Role;
import dev.kairos.core.event.SessionEvent;
import dev.kairos.operators.fixtures.Rescale;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.co.CoBroadcastWithKeyedOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedTwoInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;

class WatchPersonHarnessTest {
    private static final long TTL = 86_400_000;

    @Test
    void eventsPassAtTheirTimeInTheOrderOfTimeAndLateOnesAtOnce() throws Exception {
        try (var harness = harness()) {
            see(harness, said("s-1", "b", 2_000, "ann"), said("s-1", "a", 1_000, "ann"));
            assertThat(harness.extractOutputValues()).isEmpty();
            harness.processBothWatermarks(new Watermark(2_000));
            see(harness, said("s-1", "late", 500, "ann"));
            assertThat(harness.extractOutputValues())
                    .extracting(SessionEvent::id)
                    .containsExactly("a", "b", "late");
        }
    }

    @Test
    void nothingIsKeptOfWhoeverDoesNotWantToBeWatchedFromThatTimeOn() throws Exception {
        try (var harness = harness()) {
            see(harness, said("s-1", "before", 1_000, "ann"), said("s-1", "after", 3_000, "ann"));
            see(harness, said("s-1", "bob", 3_000, "bob"), said("s-1", "again", 5_000, "ann"));
            see(harness, watch("no", 2_000, "false"), watch("yes", 5_000, "true"));
            harness.processBothWatermarks(new Watermark(5_000));
            assertThat(harness.extractOutputValues())
                    .extracting(SessionEvent::id)
                    .containsExactly("before", "no/unwatched", "no", "bob", "yes", "again");
        }
    }

    @Test
    void whoeverStopsBeingWatchedIsForgottenWhereverTheyAppeared() throws Exception {
        try (var harness = harness()) {
            see(harness, said("s-1", "a", 1_000, "ann"), said("s-2", "b", 1_500, "ann"));
            see(harness, watch("no", 2_000, "false"));
            harness.processBothWatermarks(new Watermark(2_000));
            assertThat(harness.extractOutputValues())
                    .filteredOn(event -> event.type() == EventType.FORGET)
                    .hasSize(2)
                    .allMatch(event -> "ann".equals(event.attribute(WatchPerson.PERSON)) && event.time() == 2_000);
        }
    }

    @Test
    void whereNobodyHasToBeAskedASilentPersonIsWatchedAndElsewhereNot() throws Exception {
        for (boolean unasked : List.of(true, false)) {
            try (var harness = harness(new WatchSpec(unasked, Keep.NOTHING))) {
                see(harness, said("s-1", "a", 1_000, "ann"), ours(1_000));
                harness.processBothWatermarks(new Watermark(1_000));
                assertThat(harness.extractOutputValues())
                        .extracting(SessionEvent::id)
                        .contains("ours")
                        .hasSize(unasked ? 2 : 1);
            }
        }
    }

    @Test
    void presenceIsThatSomebodyWasThereWithoutWordsOrDeeds() throws Exception {
        try (var harness = harness(new WatchSpec(false, Keep.PRESENCE))) {
            SessionEvent said = new SessionEvent(
                    "s-1",
                    "a",
                    1_000,
                    EventType.UTTERANCE,
                    new Actor("ann", Role.USER),
                    "a secret",
                    "z",
                    Map.of("channel", "#help", "mood", "low"));
            see(harness, said);
            harness.processBothWatermarks(new Watermark(1_000));
            assertThat(harness.extractOutputValues())
                    .singleElement()
                    .matches(event -> event.text() == null && event.replyTo() == null)
                    .matches(event -> event.attributes().equals(Map.of("channel", "#help")))
                    .matches(event -> event.actor().id().equals("ann"));
        }
    }

    @Test
    void aWishOutlivesSessionsButNotForEver() throws Exception {
        try (var harness = harness()) {
            see(harness, watch("no", 1_000, "false"));
            see(harness, said("s-1", "a", 30 * TTL, "ann"));
            harness.processBothWatermarks(new Watermark(40 * TTL));
            assertThat(harness.extractOutputValues())
                    .extracting(SessionEvent::id)
                    .containsExactly("no");
            harness.processBothWatermarks(new Watermark(200 * TTL));
            assertThat(harness.numKeyedStateEntries()).isZero();
            assertThat(harness.numEventTimeTimers()).isZero();
        }
    }

    @Test
    void whoAsksToForgetASessionIsNotRememberedInIt() throws Exception {
        try (var harness = harness()) {
            see(harness, forget("s-1", "f", 3_000, ""));
            harness.processBothWatermarks(new Watermark(3_000));
            assertThat(harness.extractOutputValues()).hasSize(1);
            assertThat(harness.numKeyedStateEntries()).isZero();
        }
    }

    @Test
    void toForgetAPersonReachesEverySessionOfTheirsAtItsTime() throws Exception {
        try (var harness = harness()) {
            see(
                    harness,
                    said("s-1", "a", 1_000, "ann"),
                    said("s-2", "b", 2_000, "ann"),
                    said("s-3", "c", 2_500, "bob"));
            see(harness, forget("any", "f", 3_000, "ann"));
            harness.processBothWatermarks(new Watermark(3_000));
            List<SessionEvent> forgets = harness.extractOutputValues().stream()
                    .filter(event -> event.type() == EventType.FORGET)
                    .toList();
            assertThat(forgets).extracting(SessionEvent::session).containsExactly("s-1", "s-2");
            assertThat(forgets).allMatch(event -> event.time() == 3_000);
        }
    }

    @Test
    void aForgottenSessionIsNoLongerKnownOfThePerson() throws Exception {
        try (var harness = harness()) {
            see(harness, said("s-1", "a", 1_000, "ann"), said("s-2", "b", 2_000, "ann"));
            harness.processBothWatermarks(new Watermark(2_400));
            harness.processElement2(new StreamRecord<>(forget("s-1", "g", 2_500, ""), 2_500));
            see(harness, forget("any", "f", 3_000, "ann"));
            harness.processBothWatermarks(new Watermark(3_000));
            assertThat(harness.extractOutputValues())
                    .filteredOn(event -> event.type() == EventType.FORGET)
                    .extracting(SessionEvent::session)
                    .containsExactly("s-2");
        }
    }

    @Test
    void nothingIsLeftOfAForgottenOrLongSilentPerson() throws Exception {
        try (var harness = harness()) {
            see(
                    harness,
                    said("s-1", "a", 1_000, "ann"),
                    forget("any", "f", 3_000, "ann"),
                    said("s-3", "c", 2_500, "bob"));
            harness.processBothWatermarks(new Watermark(3_000));
            assertThat(harness.numKeyedStateEntries()).isEqualTo(1);
            harness.processBothWatermarks(new Watermark(3 * TTL));
            assertThat(harness.numKeyedStateEntries()).isZero();
        }
    }

    @Test
    void aLateWishToBeForgottenIsGrantedAtTheFirstMomentThatIsNotLate() throws Exception {
        try (var harness = harness()) {
            see(harness, said("s-1", "a", 1_000, "ann"));
            harness.processBothWatermarks(new Watermark(9_000));
            see(harness, forget("any", "f", 3_000, "ann"));
            harness.processBothWatermarks(new Watermark(9_001));
            assertThat(harness.extractOutputValues())
                    .last()
                    .matches(event -> event.type() == EventType.FORGET && event.time() == 9_001);
        }
    }

    @Test
    void aSecondArrivalIsRememberedOnce() throws Exception {
        try (var harness = harness()) {
            see(harness, said("s-1", "a", 1_000, "ann"), said("s-1", "a", 1_000, "ann"));
            see(harness, forget("any", "f", 3_000, "ann"));
            harness.processBothWatermarks(new Watermark(3_000));
            assertThat(harness.extractOutputValues())
                    .filteredOn(event -> event.type() == EventType.FORGET)
                    .hasSize(1);
        }
    }

    @Test
    void aPersonIsRestoredOnOneOfTwoSubtasksWithTheirSessionsAndTheirWish() throws Exception {
        OperatorSubtaskState snapshot;
        try (var harness = harness()) {
            see(harness, said("s-1", "a", 1_000, "ann"), said("s-2", "b", 2_000, "ann"));
            see(harness, forget("any", "f", 3_000, "ann"));
            snapshot = harness.snapshot(1, 1);
        }
        List<String> forgotten = new ArrayList<>();
        for (int index = 0; index < 2; index++) {
            try (var restored = unopened(2, index)) {
                restored.initializeState(Rescale.toTwo(snapshot, index));
                restored.open();
                restored.processBothWatermarks(new Watermark(3_000));
                restored.extractOutputValues().stream()
                        .filter(event -> event.type() == EventType.FORGET)
                        .forEach(event -> forgotten.add(event.session()));
                restored.processBothWatermarks(new Watermark(3 * TTL));
                assertThat(restored.numKeyedStateEntries()).isZero();
                assertThat(restored.numEventTimeTimers()).isZero();
            }
        }
        assertThat(forgotten).containsExactly("s-1", "s-2");
    }

    private static SessionEvent said(String session, String id, long time, String actor) {
        return new SessionEvent(
                session, id, time, EventType.UTTERANCE, new Actor(actor, Role.USER), "hi", null, Map.of());
    }

    private static SessionEvent watch(String id, long time, String value) {
        return new SessionEvent(
                "s-1",
                id,
                time,
                EventType.CONSENT,
                new Actor("ann", Role.USER),
                null,
                null,
                Map.of(WatchPerson.WATCH, value));
    }

    /** Something that the job itself said. */
    private static SessionEvent ours(long time) {
        return new SessionEvent(
                "s-1", "ours", time, EventType.INTERVENTION, new Actor("helper", Role.AGENT), "hello", null, Map.of());
    }

    private static SessionEvent forget(String session, String id, long time, String person) {
        return new SessionEvent(
                session,
                id,
                time,
                EventType.FORGET,
                new Actor("admin", Role.SYSTEM),
                null,
                null,
                person.isEmpty() ? Map.of() : Map.of(WatchPerson.PERSON, person));
    }

    private static void see(
            KeyedTwoInputStreamOperatorTestHarness<Long, SessionEvent, SessionEvent, SessionEvent> harness,
            SessionEvent... events)
            throws Exception {
        for (SessionEvent event : events) {
            harness.processElement1(event, event.time());
        }
    }

    private static KeyedTwoInputStreamOperatorTestHarness<Long, SessionEvent, SessionEvent, SessionEvent> unopened(
            int parallelism, int index) throws Exception {
        return unopened(WatchSpec.UNLESS_REFUSED, parallelism, index);
    }

    private static KeyedTwoInputStreamOperatorTestHarness<Long, SessionEvent, SessionEvent, SessionEvent> unopened(
            WatchSpec rule, int parallelism, int index) throws Exception {
        return new KeyedTwoInputStreamOperatorTestHarness<>(
                new CoBroadcastWithKeyedOperator<>(
                        new WatchPerson(rule, TTL, 100 * TTL), List.of(WatchPerson.FORGOTTEN)),
                WatchPerson::keyOf,
                null,
                Types.LONG,
                Rescale.MAX_PARALLELISM,
                parallelism,
                index);
    }

    private static KeyedTwoInputStreamOperatorTestHarness<Long, SessionEvent, SessionEvent, SessionEvent> harness()
            throws Exception {
        return harness(WatchSpec.UNLESS_REFUSED);
    }

    private static KeyedTwoInputStreamOperatorTestHarness<Long, SessionEvent, SessionEvent, SessionEvent> harness(
            WatchSpec rule) throws Exception {
        var harness = unopened(rule, 1, 0);
        harness.open();
        return harness;
    }
}
