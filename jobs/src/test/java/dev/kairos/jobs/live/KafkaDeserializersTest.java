package dev.kairos.jobs.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kairos.core.ingest.DeadLetter;
import dev.kairos.core.ingest.Ingested;
import dev.kairos.core.ingest.Limits;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.flink.api.common.functions.util.ListCollector;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KafkaDeserializersTest {
    private static final long WRITTEN = Instant.parse("2026-03-04T10:00:00Z").toEpochMilli();
    private static final String EVENT =
            """
            {"v":1,"session":"s","id":"e","time":%d,"type":"UTTERANCE","actor":{"id":"ann","role":"USER"},"text":"%s"}""";
    private static final String PATTERN =
            """
            pattern: again
            version: 2
            signal: HELP_MOMENT
            score: 0.6
            valid-for: 1 min
            within: 1 min
            old-matches: drop
            steps:
              - name: question
                where: {cue: {QUESTION: ">= 1"}}
            """;

    @Test
    void anEventOfATopicIsReadAndRedacted() throws Exception {
        Ingested ingested = read(events(Duration.ofDays(1)), EVENT.formatted(WRITTEN, "write to ann@example.org"));
        assertThat(ingested.event().time()).isEqualTo(WRITTEN);
        assertThat(ingested.event().text()).doesNotContain("example.org");
    }

    @Test
    void aDeadLetterSaysWhereItStoodInTheTopic() throws Exception {
        DeadLetter letter = read(events(Duration.ofDays(1)), "no event").deadLetter();
        assertThat(letter.origin()).isEqualTo(new DeadLetter.Origin("topic", 3, 17L));
        assertThat(letter.reason()).isEqualTo(DeadLetter.Reason.NOT_JSON);
    }

    @Test
    void aRecordWithoutValueIsADeadLetter() throws Exception {
        assertThat(read(events(Duration.ofDays(1)), null).deadLetter()).isNotNull();
    }

    @ParameterizedTest
    @CsvSource({"3600000, true", "3600001, false"})
    void anEventMayLieSoFarAheadOfItsRecord(long ahead, boolean accepted) throws Exception {
        Ingested ingested = read(events(Duration.ofHours(1)), EVENT.formatted(WRITTEN + ahead, "hello"));
        assertThat(ingested.event() != null).isEqualTo(accepted);
        assertThat(Optional.ofNullable(ingested.deadLetter()).map(DeadLetter::reason))
                .isEqualTo(accepted ? Optional.empty() : Optional.of(DeadLetter.Reason.TIME_OUT_OF_RANGE));
    }

    @Test
    void aPatternTakesOverAtItsTime() throws Exception {
        ControlChange change = read(
                new ControlDeserializer(),
                control(
                        "again",
                        2,
                        "\"pattern\":\"" + PATTERN.replace("\n", "\\n").replace("\"", "\\\"") + "\""));
        assertThat(change.refused()).isNull();
        assertThat(change.pattern().name()).isEqualTo("again@2");
        assertThat(change.pattern().from()).isEqualTo(WRITTEN);
    }

    @Test
    void parametersTakeOverAtTheirTime() throws Exception {
        ControlChange change =
                read(new ControlDeserializer(), control("moderator", 7, "\"parameters\":{\"trigger.at\":0.5}"));
        assertThat(change.parameters().assistant()).isEqualTo("moderator");
        assertThat(change.parameters().version()).isEqualTo(7);
        assertThat(change.parameters().from()).isEqualTo(WRITTEN);
        assertThat(change.parameters().value("trigger.at")).isEqualTo(0.5);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "not json",
                "{\"v\":1}",
                "\"parameters\":{\"trigger.at\":\"high\"}",
                "\"pattern\":\"pattern: other\"",
                "\"pattern\":\"- no mapping\"",
                "\"assistant\":\"assistant: moderator\""
            })
    void aChangeThatCannotBeUsedIsRefusedWithItsPlace(String body) throws Exception {
        String record = body.startsWith("\"") ? control("again", 2, body) : body;
        ControlChange change = read(new ControlDeserializer(), record);
        assertThat(change.pattern()).isNull();
        assertThat(change.parameters()).isNull();
        assertThat(change.refused().origin()).isEqualTo(new DeadLetter.Origin("topic", 3, 17L));
    }

    private static String control(String id, int version, String body) {
        return "{\"v\":1,\"id\":\"" + id + "\",\"version\":" + version + ",\"effective\":\"2026-03-04T10:00:00.000Z\","
                + body + "}";
    }

    private static EventDeserializer events(Duration ahead) {
        Limits limits = Limits.startingAt(Instant.ofEpochMilli(WRITTEN).plus(Duration.ofDays(365)));
        return new EventDeserializer(limits, ahead, true);
    }

    private static <T> T read(KafkaRecordDeserializationSchema<T> deserializer, String value) throws Exception {
        deserializer.open(null);
        List<T> read = new ArrayList<>();
        byte[] bytes = value == null ? null : value.getBytes(StandardCharsets.UTF_8);
        deserializer.deserialize(
                new ConsumerRecord<>(
                        "topic",
                        3,
                        17L,
                        WRITTEN,
                        TimestampType.CREATE_TIME,
                        0,
                        0,
                        new byte[0],
                        bytes,
                        new RecordHeaders(),
                        Optional.empty()),
                new ListCollector<>(read));
        assertThat(read).hasSize(1);
        return read.get(0);
    }
}
