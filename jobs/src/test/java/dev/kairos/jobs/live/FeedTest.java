package dev.kairos.jobs.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kairos.core.event.Actor;
import dev.kairos.core.event.EventType;
import dev.kairos.core.event.Role;
import dev.kairos.core.event.SessionEvent;
import dev.kairos.core.ingest.DeadLetter;
import dev.kairos.core.ingest.Ingested;
import dev.kairos.core.json.SessionEventJson;
import dev.kairos.core.time.WallClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.RoundRobinPartitioner;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FeedTest {
    private static final Duration HOUR = Duration.ofHours(1);
    private static final double FAST = 1_000_000;
    private static final long RECORDED = 1_600_000_000_000L;

    private final MockProducer<String, String> producer =
            new MockProducer<>(true, new RoundRobinPartitioner(), new StringSerializer(), new StringSerializer());

    @Test
    void shiftedEventsBeginNowAndKeepTheirDistances() throws Exception {
        long before = WallClock.system().millis();
        List<SessionEvent> sent = send(Feed.Stamp.SHIFTED, HOUR, 0, 1_000, 61_000);
        assertThat(sent.get(0).time()).isBetween(before, WallClock.system().millis());
        assertThat(distances(sent)).containsExactly(1_000L, 60_000L);
    }

    @Test
    void anEventThatWasRecordedLateStaysLate() throws Exception {
        assertThat(distances(send(Feed.Stamp.SHIFTED, HOUR, 0, 2_000, 1_500))).containsExactly(2_000L, -500L);
    }

    @Test
    void nobodyWaitsLongerThanTheLongestPause() throws Exception {
        List<SessionEvent> sent = send(Feed.Stamp.SHIFTED, Duration.ofSeconds(10), 0, 9_000, 1_000_000, 1_001_000);
        assertThat(distances(sent)).containsExactly(9_000L, 10_000L, 1_000L);
    }

    @Test
    void keptEventsAreAsRecorded() throws Exception {
        assertThat(send(Feed.Stamp.KEPT, HOUR, 0, 5_000))
                .extracting(SessionEvent::time)
                .containsExactly(RECORDED, RECORDED + 5_000);
    }

    @Test
    void sentEventsCarryTheMomentOfSending() throws Exception {
        long before = WallClock.system().millis();
        List<SessionEvent> sent = send(Feed.Stamp.SENT, HOUR, 0, 3_000_000);
        long after = WallClock.system().millis();
        assertThat(sent).allSatisfy(event -> assertThat(event.time()).isBetween(before, after));
    }

    @Test
    void nothingIsSentBeforeItsTime() throws Exception {
        Feed feed = new Feed(producer, "events", 100, Feed.Stamp.SENT, HOUR);
        feed.send(records(0, 30_000).iterator(), count -> {});
        assertThat(distances(sent()).get(0)).isBetween(299L, 30_000L);
    }

    @Test
    void keysAreSessionsAndRecordsThatCannotBeUsedAreCounted() throws Exception {
        List<Ingested> records = new ArrayList<>(records(0));
        records.add(Ingested.refused(
                new DeadLetter(DeadLetter.Reason.NOT_JSON, "no", new DeadLetter.Origin("file", null, 2), "x", false)));
        Feed feed = new Feed(producer, "events", FAST, Feed.Stamp.KEPT, HOUR);
        feed.send(records.iterator(), count -> {});
        assertThat(producer.history()).singleElement().satisfies(record -> assertThat(record.key())
                .isEqualTo("s"));
        assertThat(feed.events()).isEqualTo(1);
        assertThat(feed.refused()).isEqualTo(1);
    }

    @Test
    void afterAFastFeedEventTimeLiesAhead() throws Exception {
        Feed feed = new Feed(producer, "events", FAST, Feed.Stamp.SHIFTED, HOUR);
        feed.send(records(0, 3_000_000).iterator(), count -> {});
        assertThat(feed.ahead()).isBetween(Duration.ofMinutes(49), Duration.ofMinutes(50));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, Double.NaN, 1e9})
    void aSpeedThatIsNoneIsRefused(double speed) {
        assertThatThrownBy(() -> new Feed(producer, "events", speed, Feed.Stamp.KEPT, HOUR))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("speed is " + speed);
    }

    @Test
    void togetherEverySessionBeginsWithTheEarliestAndKeepsItsOrder() {
        List<Ingested> records = List.of(
                Ingested.of(event("early", "e-1", 0)),
                Ingested.of(event("early", "e-2", 9_000)),
                Ingested.of(event("late", "e-1", 1_000_000)),
                Ingested.of(event("late", "e-2", 1_004_000)));
        List<String> moved = new ArrayList<>();
        TogetherRecording.of(records.iterator())
                .forEachRemaining(one -> moved.add(one.event().session() + " "
                        + one.event().id() + " " + (one.event().time() - RECORDED)));
        assertThat(moved).containsExactly("early e-1 0", "late e-1 0", "late e-2 4000", "early e-2 9000");
    }

    private List<SessionEvent> send(Feed.Stamp stamp, Duration longestPause, long... times) throws Exception {
        new Feed(producer, "events", FAST, stamp, longestPause)
                .send(records(times).iterator(), count -> {});
        return sent();
    }

    private List<SessionEvent> sent() {
        return producer.history().stream()
                .map(record -> SessionEventJson.read(record.value()))
                .toList();
    }

    private static List<Ingested> records(long... times) {
        return Arrays.stream(times)
                .mapToObj(time -> Ingested.of(event("s", "e-" + time, time)))
                .toList();
    }

    private static SessionEvent event(String session, String id, long time) {
        return new SessionEvent(
                session, id, RECORDED + time, EventType.UTTERANCE, new Actor("ann", Role.USER), "x", null, Map.of());
    }

    private static List<Long> distances(List<SessionEvent> events) {
        return IntStream.range(1, events.size())
                .mapToObj(i -> events.get(i).time() - events.get(i - 1).time())
                .toList();
    }
}
