package dev.kairos.jobs.recording;

import com.fasterxml.jackson.databind.JsonNode;
import dev.kairos.core.event.EventType;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code streaming}: questions asked while a video runs, one session per line, named by the video and the line; times
 * count from 2000-01-01. What is to be answered, and when, is gold and stays behind.
 */
final class StreamingFormat implements RecordingFormat {
    private static final Pattern STAMP = Pattern.compile("(\\d{1,2}):(\\d{2}):(\\d{2})");

    @Override
    public String id() {
        return "streaming";
    }

    @Override
    public boolean reads(String fileName) {
        return fileName.startsWith("streaming") && fileName.endsWith(".jsonl");
    }

    @Override
    public boolean isOrdered() {
        return false;
    }

    @Override
    public RecordingReader open(RecordingFile file, Admission admission) {
        return new CorpusReader(file, admission, StreamingFormat::sample);
    }

    private static void sample(JsonNode sample, long number, CorpusSession session) throws UnusableRecordException {
        String path = CorpusSession.text(sample, "video_path");
        String name = path.substring(path.lastIndexOf('/') + 1) + "/" + RecordedTime.id(number);
        int index = 0;
        for (JsonNode question : CorpusSession.array(sample, "questions")) {
            try {
                String text = CorpusSession.text(question, "question");
                long time = time(CorpusSession.text(question, "time_stamp"));
                session.person(name, RecordedTime.id(index), time, EventType.UTTERANCE, "user", text, Map.of());
            } catch (UnusableRecordException unusable) {
                session.refuse("question " + index + ": " + unusable.problem(), question.toString());
            }
            index++;
        }
    }

    private static long time(String stamp) throws UnusableRecordException {
        Matcher matcher = STAMP.matcher(stamp);
        if (!matcher.matches()) {
            throw new UnusableRecordException("time_stamp is '" + stamp + "', expected hh:mm:ss");
        }
        Duration offset = Duration.ofHours(Long.parseLong(matcher.group(1)))
                .plusMinutes(Long.parseLong(matcher.group(2)))
                .plusSeconds(Long.parseLong(matcher.group(3)));
        return RecordedTime.ANCHOR + offset.toMillis();
    }
}
