package dev.kairos.jobs.recording;

import static dev.kairos.jobs.recording.RecordingFiles.read;
import static dev.kairos.jobs.recording.RecordingFiles.write;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kairos.core.event.EventType;
import dev.kairos.core.event.SessionEvent;
import dev.kairos.core.ingest.DeadLetter.Reason;
import dev.kairos.core.ingest.Ingested;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IrcFormatTest {
    @TempDir
    private Path folder;

    @Test
    void aMessageKnowsItsSessionItsLineItsSpeakerAndItsTime() throws IOException {
        write(folder, "ubuntu/2004-11-15_03.ascii.txt", "[12:18] <|trey|> usual, quite stable though  :)");
        SessionEvent event = events().get(0);
        assertThat(event.session()).isEqualTo("ubuntu/2004-11-15_03");
        assertThat(event.id()).isEqualTo("000001");
        assertThat(event.type()).isEqualTo(EventType.UTTERANCE);
        assertThat(event.actor().id()).isEqualTo("|trey|");
        assertThat(event.text()).isEqualTo("usual, quite stable though  :)");
        assertThat(times()).containsExactly("2004-11-15T12:18:00Z");
    }

    @Test
    void aDatedLineCarriesItsChannelAndItsSeconds() throws IOException {
        write(
                folder,
                "rust.2.ascii.txt",
                "rust 2019-01-03 [21:26:32] <avl>\t yes",
                "rust 2019-01-04 [00:00:01] <x> no");
        assertThat(times()).containsExactly("2019-01-03T21:26:32Z", "2019-01-04T00:00:01Z");
        assertThat(events().get(0).attributes()).isEqualTo(Map.of("channel", "rust"));
        assertThat(events().get(0).text()).isEqualTo("yes");
        assertThat(events().get(0).session()).isEqualTo("rust.2");
    }

    @Test
    void anActionIsAnUtteranceAndAServerLineAnActivityAtTheTimeOfTheLineBefore() throws IOException {
        write(folder, "2005-01-01.txt", "[10:00] <a> hi", "=== bob [b@host] has joined #x", "[10:01]  * bob waves");
        List<SessionEvent> events = events();
        assertThat(events)
                .extracting(SessionEvent::type)
                .containsExactly(EventType.UTTERANCE, EventType.ACTIVITY, EventType.UTTERANCE);
        assertThat(events).extracting(event -> event.actor().id()).containsExactly("a", "bob", "bob");
        assertThat(events.get(2).text()).isEqualTo("waves");
        assertThat(events.get(2).attributes()).isEqualTo(Map.of("form", "action"));
        assertThat(times()).containsExactly("2005-01-01T10:00:00Z", "2005-01-01T10:00:00Z", "2005-01-01T10:01:00Z");
    }

    @Test
    void aNoticeIsAnUtterance() throws IOException {
        write(folder, "rust.txt", "rust 2019-01-04 [10:43:54] -eval- 6");
        assertThat(events().get(0).actor().id()).isEqualTo("eval");
        assertThat(events().get(0).text()).isEqualTo("6");
        assertThat(events().get(0).attributes()).isEqualTo(Map.of("form", "notice", "channel", "rust"));
    }

    @Test
    void serverLinesBeforeTheFirstTimeTakeThatTime() throws IOException {
        write(folder, "2005-01-01.txt", "=== bob has joined", "[10:00] <a> hi");
        assertThat(times()).containsExactly("2005-01-01T10:00:00Z", "2005-01-01T10:00:00Z");
    }

    @Test
    void aClockOfTwelveHoursGoesRoundTwiceADay() throws IOException {
        write(folder, "2005-01-01.txt", lines("11:58", "12:30", "01:00", "11:59", "12:01", "01:00"));
        assertThat(times())
                .containsExactly(
                        "2005-01-01T11:58:00Z",
                        "2005-01-01T12:30:00Z",
                        "2005-01-01T13:00:00Z",
                        "2005-01-01T23:59:00Z",
                        "2005-01-02T00:01:00Z",
                        "2005-01-02T01:00:00Z");
    }

    @Test
    void aClockThatShowsAnAfternoonHourGoesRoundAtMidnightEvenAtTheEndOfAMonth() throws IOException {
        write(folder, "2005-02-28.txt", lines("22:10", "23:59", "00:01", "07:00"));
        assertThat(times())
                .containsExactly(
                        "2005-02-28T22:10:00Z", "2005-02-28T23:59:00Z", "2005-03-01T00:01:00Z", "2005-03-01T07:00:00Z");
    }

    @Test
    void upToSixHoursBackIsDisorderAndMoreIsTheNextRound() throws IOException {
        write(folder, "a/2005-01-01.txt", lines("10:00", "04:00", "13:00"));
        write(folder, "b/2005-01-01.txt", lines("10:00", "03:59"));
        assertThat(timesOf("a/2005-01-01"))
                .containsExactly("2005-01-01T10:00:00Z", "2005-01-01T04:00:00Z", "2005-01-01T13:00:00Z");
        assertThat(timesOf("b/2005-01-01")).containsExactly("2005-01-01T10:00:00Z", "2005-01-01T15:59:00Z");
    }

    @Test
    void aFileWithoutADateBeginsIn2000() throws IOException {
        write(folder, "log-2005-13-45.txt", lines("10:00"));
        write(folder, "2005-13-45.txt", lines("10:00"));
        assertThat(times()).containsExactly("2000-01-01T10:00:00Z", "2000-01-01T10:00:00Z");
    }

    @Test
    void equalTimesKeepTheOrderOfTheirLinesAndIdsSortLikeLines() throws IOException {
        String[] lines = new String[12];
        Arrays.fill(lines, "[10:00] <a> x");
        write(folder, "2005-01-01.txt", lines);
        assertThat(events()).extracting(SessionEvent::id).isSorted().hasSize(12).endsWith("000012");
        assertThat(events()).isSortedAccordingTo(SessionEvent.TIME_ORDER);
    }

    @Test
    void annotationsAreNoMessagesAndOtherLinesAreDeadLetters() throws IOException {
        write(folder, "2005-01-01.annotation.txt", "1000 1000 -");
        write(folder, "2005-01-01.ascii.txt", "[10:00] <a> x", "hello", "[25:00] <a> x", "", "[10:01] <b> y");
        List<Ingested> records = read(folder, "irc");
        assertThat(RecordingFiles.words(records).subList(0, 4))
                .containsExactly("000001", "UNUSABLE_RECORD", "UNUSABLE_RECORD", "000005");
        assertThat(records.get(1).deadLetter().origin().position()).isEqualTo(2);
        assertThat(records.get(1).deadLetter().reason()).isEqualTo(Reason.UNUSABLE_RECORD);
    }

    private static String[] lines(String... times) {
        return Arrays.stream(times).map(time -> "[" + time + "] <a> x").toArray(String[]::new);
    }

    private List<String> times() {
        return events().stream()
                .map(event -> Instant.ofEpochMilli(event.time()).toString())
                .toList();
    }

    private List<String> timesOf(String session) {
        return events().stream()
                .filter(event -> event.session().equals(session))
                .sorted((one, other) -> one.id().compareTo(other.id()))
                .map(event -> Instant.ofEpochMilli(event.time()).toString())
                .toList();
    }

    private List<SessionEvent> events() {
        return read(folder, "irc").stream()
                .map(Ingested::event)
                .filter(Objects::nonNull)
                .toList();
    }
}
