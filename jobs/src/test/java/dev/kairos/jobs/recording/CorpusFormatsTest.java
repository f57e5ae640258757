package dev.kairos.jobs.recording;

import static dev.kairos.jobs.recording.RecordingFiles.read;
import static dev.kairos.jobs.recording.RecordingFiles.words;
import static dev.kairos.jobs.recording.RecordingFiles.write;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kairos.core.event.EventType;
import dev.kairos.core.event.SessionEvent;
import dev.kairos.core.ingest.DeadLetter;
import dev.kairos.core.ingest.Ingested;
import dev.kairos.core.json.SessionEventJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The adapters on small records of our own in the shapes of the corpora. */
class CorpusFormatsTest {
    @TempDir
    private Path folder;

    @Test
    void activityHasItsEpochOrItsDayAndItsLabelsStayBehind() throws IOException {
        write(
                folder,
                "events.jsonl",
                "{\"session\":\"b\",\"idx\":0,\"time\":\"1717378094.914\",\"epoch_s\":1717378094.914,\"event\":\"clicks\",\"help_needed\":true}",
                activity(0, "Day 1, 11:50 PM"),
                activity(1, "Day 1, 12:00 AM"),
                activity(2, "Day 2, 1:05 AM"),
                activity(3, "soon"));
        List<SessionEvent> events = events("proactive-agent");
        assertThat(times(events))
                .containsExactly(
                        "2000-01-01T00:03:00Z",
                        "2000-01-01T23:50:00Z",
                        "2000-01-02T00:00:00Z",
                        "2000-01-02T01:05:00Z",
                        "2024-06-03T01:28:14.914Z");
        assertThat(events).allMatch(event -> event.type() == EventType.ACTIVITY);
        assertNoLabels(events);
    }

    @Test
    void aThreadIsItsWordsSpeakersAndTimes() throws IOException {
        write(
                folder,
                "threads.jsonl.gz",
                "{\"id\":\"t1\",\"set\":\"LABEL\",\"label\":1,\"title\":\"It breaks\",\"repo\":\"LABEL/LABEL\",\"turns\":["
                        + "{\"s\":\"S1\",\"text\":\"first\\r\\nline\",\"toxic\":1,\"tbdf\":\"LABEL\",\"role\":\"LABEL\",\"ts\":\"2013-04-16T17:39:09Z\"},"
                        + "{\"s\":null,\"text\":\"second\",\"ts\":null},{\"s\":\"S2\"}],\"gpt4o\":{\"LABEL\":0.7}}",
                "{\"id\":\"t2\",\"turns\":[\"one\",\"two\"],\"final\":\"LABEL\"}",
                "{\"id\":\"t3\"}",
                "nonsense");
        List<SessionEvent> events = events("github-comments");
        assertThat(events).extracting(SessionEvent::text).containsExactly("one", "two", "first\nline", "second");
        assertThat(events)
                .extracting(event -> event.actor().id())
                .containsExactly("unknown", "unknown", "S1", "unknown");
        assertThat(times(events))
                .containsExactly(
                        "2000-01-01T00:00:00Z", "2000-01-01T00:01:00Z", "2013-04-16T17:39:09Z", "2013-04-16T17:40:09Z");
        assertThat(events.get(2).attributes()).isEqualTo(Map.of("title", "It breaks"));
        assertThat(events.get(3).attributes()).isEmpty();
        assertNoLabels(events);
        assertThat(refusals("github-comments"))
                .extracting(DeadLetter::reason)
                .containsExactlyInAnyOrder(
                        DeadLetter.Reason.UNUSABLE_RECORD,
                        DeadLetter.Reason.UNUSABLE_RECORD,
                        DeadLetter.Reason.NOT_JSON);
    }

    @Test
    void tablesOfCommentsAreReadInBothForms() throws IOException {
        write(
                folder,
                "x_comments.csv",
                "_id,perspective_score,owner,text,toxicity",
                "r/o/1/100,0.9,LABEL,\"with, comma",
                "and \"\"line\"\"\",y",
                "r/o/2/101,0.9,LABEL,other,n",
                "r/o/1/102,0.9,LABEL,later,y",
                "nothing,0,0,0,0");
        write(
                folder,
                "y-comments.csv",
                ",project_name,issue_id,comment_id,comment_body,created_at,user_id",
                "0,p/q,7,70,hello,2018-08-21T23:48:12Z,u9",
                "1,p/q,7,71,hello,never,u9");
        List<SessionEvent> events = events("github-comments");
        assertThat(events).extracting(SessionEvent::session).containsExactly("r/o/1", "r/o/2", "r/o/1", "p/q/7");
        assertThat(events).extracting(SessionEvent::id).containsExactly("100", "101", "102", "70");
        assertThat(events.get(0).text()).isEqualTo("with, comma\nand \"line\"");
        assertThat(times(events))
                .containsExactly(
                        "2000-01-01T00:00:00Z", "2000-01-01T00:00:00Z", "2000-01-01T00:01:00Z", "2018-08-21T23:48:12Z");
        assertNoLabels(events);
        assertThat(refusals("github-comments")).hasSize(2);
    }

    @Test
    void aCaptionIsKnownAtItsEndAndSubtitlesAndQuestionsWhenTheyAreSaid() throws IOException {
        write(
                folder,
                "videos.jsonl",
                "{\"video\":\"v1\",\"category\":\"LABEL\",\"anomaly_spans\":[[5.5,8.0]],\"captions\":["
                        + "{\"start\":0.7,\"end\":6.7,\"text\":\"walks\"},{\"start\":6.7,\"text\":\"runs\"}]}");
        write(
                folder,
                "samples.json",
                "[{\"question_id\":\"q1\",\"conversation\":[{\"role\":\"user\",\"time\":0,\"content\":\"What?\"},"
                        + "{\"role\":\"user\",\"time\":1.5,\"content\":\"Subtitle: No.\"}],"
                        + "\"answer\":[{\"content\":\"LABEL\",\"reply_timespan\":[0,1]}]},{}]");
        List<SessionEvent> events = events("captions");
        assertThat(events).extracting(SessionEvent::text).containsExactly("What?", "No.", "walks");
        assertThat(events)
                .extracting(SessionEvent::type)
                .containsExactly(EventType.UTTERANCE, EventType.CAPTION, EventType.CAPTION);
        assertThat(times(events))
                .containsExactly("2000-01-01T00:00:00Z", "2000-01-01T00:00:01.500Z", "2000-01-01T00:00:06.700Z");
        assertNoLabels(events);
        assertThat(refusals("captions")).hasSize(2);
    }

    @Test
    void aStreamedQuestionIsAskedAtItsStampAndItsAnswerStaysBehind() throws IOException {
        write(
                folder,
                "streaming.jsonl",
                "{\"time\":\"[0:00:00 - 0:00:10]\",\"video_path\":\"./videos/s1.mp4\",\"questions\":[{\"question\":\"When?\","
                        + "\"time_stamp\":\"00:01:06\",\"ground_truth_time_stamp\":\"LABEL\",\"ground_truth_output\":\"LABEL\"},"
                        + "{\"question\":\"When?\",\"time_stamp\":\"later\"}]}");
        List<SessionEvent> events = events("streaming");
        assertThat(times(events)).containsExactly("2000-01-01T00:01:06Z");
        assertThat(events.get(0).session()).isEqualTo("s1.mp4/000001");
        assertNoLabels(events);
        assertThat(refusals("streaming")).hasSize(1);
    }

    @Test
    void aDamagedFileGivesWhatItHoldsAndADeadLetter() throws IOException {
        Path whole = write(
                folder, "whole.jsonl.gz", "{\"id\":\"t1\",\"turns\":[\"one\"]}", "{\"id\":\"t2\",\"turns\":[\"one\"]}");
        byte[] bytes = Files.readAllBytes(whole);
        Files.write(folder.resolve("cut.jsonl.gz"), Arrays.copyOf(bytes, bytes.length - 9));
        Files.writeString(folder.resolve("plain.jsonl.gz"), "not compressed");
        assertThat(words(read(folder, "github-comments"))).contains("000000").contains("UNUSABLE_RECORD");
        assertThat(refusals("github-comments"))
                .extracting(letter -> letter.origin().source())
                .containsExactlyInAnyOrder("cut.jsonl.gz", "plain.jsonl.gz");
    }

    private static String activity(int index, String time) {
        return "{\"session\":\"a\",\"idx\":" + index + ",\"time\":\"" + time
                + "\",\"epoch_s\":null,\"event\":\"types\",\"help_needed\":true,\"candidates\":[{\"task\":\"LABEL\"}]}";
    }

    private static void assertNoLabels(List<SessionEvent> events) {
        assertThat(events).isNotEmpty().allSatisfy(event -> assertThat(SessionEventJson.write(event))
                .doesNotContain("LABEL", "help_needed", "toxic", "score", "span"));
    }

    private static List<String> times(List<SessionEvent> events) {
        return events.stream()
                .map(event -> Instant.ofEpochMilli(event.time()).toString())
                .toList();
    }

    private List<SessionEvent> events(String format) {
        return read(folder, format).stream()
                .map(Ingested::event)
                .filter(Objects::nonNull)
                .toList();
    }

    private List<DeadLetter> refusals(String format) {
        return read(folder, format).stream()
                .map(Ingested::deadLetter)
                .filter(Objects::nonNull)
                .toList();
    }
}
