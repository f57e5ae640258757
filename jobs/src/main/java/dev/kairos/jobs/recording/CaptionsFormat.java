package dev.kairos.jobs.recording;

import com.fasterxml.jackson.databind.JsonNode;
import dev.kairos.core.event.Actor;
import dev.kairos.core.event.EventType;
import dev.kairos.core.event.Role;
import dev.kairos.core.event.SessionEvent;
import java.util.Map;

/**
 * {@code captions}: videos with timed captions, one session per video, from 2000-01-01 on. A caption is an event at its
 * end, because it tells what happened until then: at its start nobody could have known it. Conversations with timed
 * questions and subtitles are read too. Spans, categories and answers are labels and stay behind.
 */
final class CaptionsFormat implements RecordingFormat {
    private static final String SUBTITLE = "Subtitle: ";
    private static final Actor WATCHER = new Actor("video", Role.SYSTEM);

    @Override
    public String id() {
        return "captions";
    }

    @Override
    public boolean reads(String fileName) {
        boolean isJson = fileName.endsWith(".jsonl") || fileName.endsWith(".json");
        return isJson && !fileName.endsWith(".gold.jsonl") && !fileName.startsWith("streamingbench");
    }

    @Override
    public boolean isOrdered() {
        return false;
    }

    @Override
    public RecordingReader open(RecordingFile file, Admission admission) {
        return file.plainName().endsWith(".json")
                ? new DocumentReader(file, admission, CaptionsFormat::conversation)
                : new CorpusReader(file, admission, CaptionsFormat::video);
    }

    private static void video(JsonNode video, long number, CorpusSession session) throws UnusableRecordException {
        String name = CorpusSession.text(video, "video");
        int index = 0;
        for (JsonNode caption : CorpusSession.array(video, "captions")) {
            try {
                double start = CorpusSession.number(caption, "start");
                double end = CorpusSession.number(caption, "end");
                Map<String, String> attributes = Map.of("start", String.valueOf(start), "end", String.valueOf(end));
                String text = CorpusSession.text(caption, "text");
                session.add(caption(name, index, RecordedTime.ofSeconds(end), text, attributes));
            } catch (UnusableRecordException unusable) {
                session.refuse("caption " + index + ": " + unusable.problem(), caption.toString());
            }
            index++;
        }
    }

    private static void conversation(JsonNode sample, long number, CorpusSession session)
            throws UnusableRecordException {
        String name = CorpusSession.text(sample, "question_id");
        int index = 0;
        for (JsonNode turn : CorpusSession.array(sample, "conversation")) {
            try {
                String text = CorpusSession.text(turn, "content");
                long time = RecordedTime.ofSeconds(CorpusSession.number(turn, "time"));
                if (text.startsWith(SUBTITLE)) {
                    session.add(caption(name, index, time, text.substring(SUBTITLE.length()), Map.of()));
                } else {
                    session.person(name, RecordedTime.id(index), time, EventType.UTTERANCE, "user", text, Map.of());
                }
            } catch (UnusableRecordException unusable) {
                session.refuse("turn " + index + ": " + unusable.problem(), turn.toString());
            }
            index++;
        }
    }

    private static SessionEvent caption(
            String video, int index, long time, String text, Map<String, String> attributes) {
        return new SessionEvent(
                video, RecordedTime.id(index), time, EventType.CAPTION, WATCHER, text, null, attributes);
    }
}
