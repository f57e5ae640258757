package dev.kairos.operators.watch;

import static org.assertj.core.api.Assertions.assertThat;

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
    void eventsPassThroughAtOnce() throws Exception {
        try (var harness = harness()) {
            see(harness, said("s-1", "a", 1_000, "ann"));
            assertThat(harness.extractOutputValues()).hasSize(1);
        }
    }

    @Test
    void whatWePublishedOurselvesPassesAndIsNobodys() throws Exception {
        try (var harness = harness()) {
            SessionEvent back = new SessionEvent(
                    "s-1",
                    "s-1/helper/a",
                    1_000,
                    EventType.INTERVENTION,
                    new Actor("helper", Role.AGENT),
                    "try this",
                    null,
                    Map.of());
            see(harness, back);
            assertThat(harness.extractOutputValues()).containsExactly(back);
            assertThat(harness.numKeyedStateEntries()).isZero();
            assertThat(WatchPerson.keyOf(back)).isEqualTo(back.key());
        }
    }

    @Test
    void whoAsksToForgetASessionIsNotRememberedInIt() throws Exception {
        try (var harness = harness()) {
            see(harness, forget("s-1", "f", 3_000, ""));
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
                restored.extractOutputValues().forEach(event -> forgotten.add(event.session()));
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
        return new KeyedTwoInputStreamOperatorTestHarness<>(
                new CoBroadcastWithKeyedOperator<>(new WatchPerson(TTL), List.of(WatchPerson.FORGOTTEN)),
                WatchPerson::keyOf,
                null,
                Types.LONG,
                Rescale.MAX_PARALLELISM,
                parallelism,
                index);
    }

    private static KeyedTwoInputStreamOperatorTestHarness<Long, SessionEvent, SessionEvent, SessionEvent> harness()
            throws Exception {
        var harness = unopened(1, 0);
        harness.open();
        return harness;
    }
}
