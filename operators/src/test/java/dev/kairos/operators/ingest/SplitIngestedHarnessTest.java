package dev.kairos.operators.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kairos.core.event.Actor;
import dev.kairos.core.event.EventType;
import dev.kairos.core.event.Role;
import dev.kairos.core.event.SessionEvent;
import dev.kairos.core.ingest.DeadLetter;
import dev.kairos.core.ingest.Ingested;
import java.util.Map;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.apache.flink.streaming.util.ProcessFunctionTestHarnesses;
import org.junit.jupiter.api.Test;

class SplitIngestedHarnessTest {
    private static final SessionEvent EVENT =
            new SessionEvent("s", "e", 1_000, EventType.UTTERANCE, new Actor("u", Role.USER), "hi", null, Map.of());
    private static final DeadLetter LETTER = new DeadLetter(
            DeadLetter.Reason.NOT_JSON, "not JSON", new DeadLetter.Origin("a.jsonl", null, 2), "raw", false);

    @Test
    void evidenceThatComesBackLeavesAtTheSideHoweverLate() throws Exception {
        SessionEvent back = new SessionEvent(
                "s", "a/evidence@p:e", 1_000, EventType.EVIDENCE, new Actor("p", Role.TOOL), null, "e", Map.of());
        try (OneInputStreamOperatorTestHarness<Ingested, SessionEvent> harness =
                ProcessFunctionTestHarnesses.forProcessFunction(new SplitIngested())) {
            harness.processWatermark(5_000);
            harness.processElement(Ingested.of(back), 1_000);
            assertThat(harness.extractOutputValues()).isEmpty();
            assertThat(harness.getSideOutput(SplitIngested.DEAD_LETTERS)).isNullOrEmpty();
            assertThat(harness.getSideOutput(SplitIngested.EVIDENCE))
                    .extracting(StreamRecord::getValue)
                    .containsExactly(back);
        }
    }

    @Test
    void whatItsSourceHasPassedIsLateButWishesToBeForgottenAndConsentsAreHeard() throws Exception {
        try (OneInputStreamOperatorTestHarness<Ingested, SessionEvent> harness =
                ProcessFunctionTestHarnesses.forProcessFunction(new SplitIngested())) {
            harness.processElement(Ingested.of(at(1_000, EventType.UTTERANCE)), 1_000);
            harness.processWatermark(1_000);
            harness.processElement(Ingested.of(at(1_001, EventType.UTTERANCE)), 1_001);
            harness.processElement(Ingested.of(at(1_000, EventType.UTTERANCE)), 1_000);
            harness.processElement(Ingested.of(at(900, EventType.FORGET)), 900);
            harness.processElement(Ingested.of(at(900, EventType.CONSENT)), 900);
            assertThat(harness.extractOutputValues())
                    .extracting(SessionEvent::time)
                    .containsExactly(1_000L, 1_001L, 1_001L, 900L);
            assertThat(harness.extractOutputValues())
                    .extracting(LateEvents::isMarked)
                    .containsExactly(false, false, false, true);
            assertThat(harness.getSideOutput(SplitIngested.DEAD_LETTERS))
                    .singleElement()
                    .satisfies(late -> {
                        assertThat(late.getValue().reason()).isEqualTo(DeadLetter.Reason.LATE);
                        assertThat(late.getValue().raw()).contains("\"id\":\"e\"");
                    });
        }
    }

    @Test
    void aLateConsentIsWrittenDownWithoutItsMark() {
        SessionEvent consent = at(900, EventType.CONSENT);
        assertThat(LateEvents.deadLetter(LateEvents.marked(consent))).isEqualTo(LateEvents.deadLetter(consent));
    }

    private static SessionEvent at(long time, EventType type) {
        return new SessionEvent("s", "e", time, type, new Actor("u", Role.USER), "hi", null, Map.of());
    }

    @Test
    void eventsGoOnDeadLettersLeaveAtTheSideAndClockRecordsEnd() throws Exception {
        try (OneInputStreamOperatorTestHarness<Ingested, SessionEvent> harness =
                ProcessFunctionTestHarnesses.forProcessFunction(new SplitIngested())) {
            harness.processElement(Ingested.of(EVENT), 1_000);
            harness.processElement(Ingested.refused(LETTER), 1_000);
            harness.processElement(Ingested.endOfClock(9_000), 9_000);
            assertThat(harness.extractOutputValues()).containsExactly(EVENT);
            assertThat(harness.getSideOutput(SplitIngested.DEAD_LETTERS))
                    .extracting(StreamRecord::getValue)
                    .containsExactly(LETTER);
        }
    }
}
