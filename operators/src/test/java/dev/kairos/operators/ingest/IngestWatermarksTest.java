package dev.kairos.operators.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kairos.core.event.Actor;
import dev.kairos.core.event.EventType;
import dev.kairos.core.event.Role;
import dev.kairos.core.event.SessionEvent;
import dev.kairos.core.ingest.DeadLetter;
import dev.kairos.core.ingest.Ingested;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.eventtime.TimestampAssigner;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class IngestWatermarksTest {
    private static final Ingested LETTER = Ingested.refused(new DeadLetter(
            DeadLetter.Reason.NOT_JSON, "not JSON", new DeadLetter.Origin("a.jsonl", null, 2), "raw", false));

    private final List<Long> told = new ArrayList<>();
    private final WatermarkGenerator<Ingested> watermarks =
            IngestWatermarks.bounded(Duration.ofMillis(100)).createWatermarkGenerator(null);

    private final WatermarkOutput output = new WatermarkOutput() {
        @Override
        public void emitWatermark(Watermark watermark) {
            told.add(watermark.getTimestamp());
        }

        @Override
        public void markIdle() {
            throw new IllegalStateException("idleness is not this generator's to tell");
        }

        @Override
        public void markActive() {
            throw new IllegalStateException("idleness is not this generator's to tell");
        }
    };

    @Test
    void everyEventThatMovesTheClockTellsItAndNoOtherDoes() {
        read(event(1_000), event(950), event(1_000), LETTER, event(1_001));
        assertThat(told).containsExactly(899L, 900L);
    }

    @Test
    void aClockRecordMovesTheClockToItsOwnTimeAndNeverBack() {
        read(event(1_000), Ingested.endOfClock(5_000), Ingested.endOfClock(4_000));
        assertThat(told).containsExactly(899L, 5_000L);
    }

    @ParameterizedTest
    @EnumSource(EventType.class)
    void whatTheJobPublishedMovesNothingWhenItComesBack(EventType type) {
        read(event(1_000), event(9_000, type), event(1_001));
        assertThat(told).containsExactlyElementsOf(type.isOurs() ? List.of(899L, 900L) : List.of(899L, 8_899L));
    }

    @Test
    void timePassesWithEventsOnly() {
        watermarks.onEvent(event(1_000), 1_000, output);
        watermarks.onPeriodicEmit(output);
        assertThat(told).containsExactly(899L);
    }

    @Test
    void anEventIsStampedWithItsOwnTimeAndADeadLetterKeepsTheRecordTime() {
        TimestampAssigner<Ingested> stamps =
                IngestWatermarks.bounded(Duration.ZERO).createTimestampAssigner(null);
        assertThat(stamps.extractTimestamp(event(7), 3)).isEqualTo(7);
        assertThat(stamps.extractTimestamp(LETTER, 3)).isEqualTo(3);
    }

    @Test
    void idlenessAndAlignmentCanBeAdded() {
        assertThat(IngestWatermarks.bounded(Duration.ZERO)
                        .withIdleness(Duration.ofSeconds(1))
                        .withWatermarkAlignment("sources", Duration.ofSeconds(1))
                        .getAlignmentParameters()
                        .getWatermarkGroup())
                .isEqualTo("sources");
    }

    @Test
    void aNegativeBoundIsRefused() {
        assertThatThrownBy(() -> IngestWatermarks.bounded(Duration.ofMillis(-1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("zero or more");
    }

    private void read(Ingested... records) {
        for (Ingested record : records) {
            watermarks.onEvent(record, 0, output);
        }
    }

    private static Ingested event(long time) {
        return event(time, EventType.UTTERANCE);
    }

    private static Ingested event(long time, EventType type) {
        return Ingested.of(new SessionEvent("s", "e", time, type, new Actor("u", Role.USER), "hi", null, Map.of()));
    }
}
