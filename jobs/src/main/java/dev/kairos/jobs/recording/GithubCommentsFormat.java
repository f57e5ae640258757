package dev.kairos.jobs.recording;

import com.fasterxml.jackson.databind.JsonNode;
import dev.kairos.core.event.EventType;
import dev.kairos.core.ingest.EventTime;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code github-comments}: threads as JSON lines with {@code turns}, or comments as CSV. A turn is its words, its
 * speaker and its time, nothing else: labels, roles, scores, repositories and the comment to be forecast stay behind,
 * and line ends are made equal because in one corpus they give the label away. A title is an attribute of the first
 * turn: it is not something somebody said in the thread.
 */
final class GithubCommentsFormat implements RecordingFormat {
    @Override
    public String id() {
        return "github-comments";
    }

    @Override
    public boolean reads(String fileName) {
        return (fileName.endsWith(".jsonl") && !fileName.endsWith(".gold.jsonl")) || fileName.endsWith("comments.csv");
    }

    @Override
    public boolean isOrdered() {
        return false;
    }

    @Override
    public RecordingReader open(RecordingFile file, Admission admission) {
        return file.plainName().endsWith(".csv")
                ? new CommentTableReader(file, admission)
                : new CorpusReader(file, admission, GithubCommentsFormat::thread);
    }

    /** A comment as it is handed on. */
    static String words(String text) {
        return text.replace("\r\n", "\n").replace('\r', '\n').strip();
    }

    private static void thread(JsonNode thread, long number, CorpusSession session) throws UnusableRecordException {
        String name = CorpusSession.text(thread, "id");
        JsonNode turns = CorpusSession.array(thread, "turns");
        long previous = RecordedTime.ANCHOR;
        for (int index = 0; index < turns.size(); index++) {
            JsonNode turn = turns.get(index);
            String text =
                    turn.isTextual() ? turn.textValue() : turn.path("text").textValue();
            Long stamp = stamp(turn);
            previous = timeOf(index, stamp, previous);
            if (text == null) {
                session.refuse("turn " + index + " has no text", "");
            } else {
                String speaker = turn.path("s").asText("unknown");
                Map<String, String> attributes = index == 0 ? title(thread) : Map.of();
                session.person(
                        name,
                        RecordedTime.id(index),
                        previous,
                        EventType.UTTERANCE,
                        speaker.equals("null") ? "unknown" : speaker,
                        words(text),
                        attributes);
            }
        }
    }

    /** The stamp; without one 60 s after the turn before, which for a thread without any is 60 s per index. */
    private static long timeOf(int index, @Nullable Long stamp, long previous) {
        if (stamp != null) {
            return stamp;
        }
        return index == 0 ? previous : previous + RecordedTime.ofIndex(1) - RecordedTime.ANCHOR;
    }

    private static @Nullable Long stamp(JsonNode turn) {
        String written = turn.path("ts").textValue();
        return written == null ? null : EventTime.parse(written);
    }

    private static Map<String, String> title(JsonNode thread) {
        String title = thread.path("title").textValue();
        return title == null ? Map.of() : Map.of("title", words(title));
    }
}
