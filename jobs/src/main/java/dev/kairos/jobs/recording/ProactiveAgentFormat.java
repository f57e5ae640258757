package dev.kairos.jobs.recording;

import com.fasterxml.jackson.databind.JsonNode;
import dev.kairos.core.event.EventType;
import java.time.Duration;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * {@code proactive-agent}: user activity, one row per event. Times are epoch seconds, or {@code Day 1, 8:00 PM} counted
 * from 2000-01-01; a generated time that goes back over midnight without a new day is taken to the next one. Whether
 * help was needed, and the candidate tasks, are labels and stay behind.
 */
final class ProactiveAgentFormat implements RecordingFormat {
    private static final Pattern RELATIVE = Pattern.compile("Day (\\d{1,4}), (\\d{1,2}:\\d{2} [AP]M)");
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("h:mm a", Locale.US);
    private static final long DAY = Duration.ofDays(1).toMillis();

    @Override
    public String id() {
        return "proactive-agent";
    }

    @Override
    public boolean reads(String fileName) {
        return fileName.endsWith("events.jsonl");
    }

    @Override
    public boolean isOrdered() {
        return false;
    }

    @Override
    public RecordingReader open(RecordingFile file, Admission admission) {
        Map<String, Long> latest = new HashMap<>();
        return new CorpusReader(file, admission, (row, number, session) -> {
            String name = CorpusSession.text(row, "session");
            String text = CorpusSession.text(row, "event");
            long index = (long) CorpusSession.number(row, "idx");
            long time = time(row, index, latest.get(name));
            latest.put(name, time);
            session.person(name, RecordedTime.id(index), time, EventType.ACTIVITY, "user", text, Map.of());
        });
    }

    private static long time(JsonNode row, long index, @Nullable Long previous) {
        if (row.path("epoch_s").isNumber()) {
            return Math.round(row.path("epoch_s").doubleValue() * 1_000);
        }
        Matcher relative = RELATIVE.matcher(row.path("time").asText());
        if (!relative.matches()) {
            return RecordedTime.ofIndex(index);
        }
        try {
            long days = Long.parseLong(relative.group(1)) - 1;
            long clock = LocalTime.parse(relative.group(2), CLOCK).toSecondOfDay() * 1_000L;
            long time = RecordedTime.ANCHOR + days * DAY + clock;
            return previous == null ? time : RecordedTime.advanced(time, previous, DAY);
        } catch (DateTimeParseException notOnTheClock) {
            return RecordedTime.ofIndex(index);
        }
    }
}
