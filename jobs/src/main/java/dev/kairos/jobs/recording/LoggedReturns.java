package dev.kairos.jobs.recording;

import dev.kairos.core.event.EventType;
import dev.kairos.core.event.SessionEvent;
import dev.kairos.core.ingest.DeadLetter.Origin;
import dev.kairos.core.ingest.Redaction;
import dev.kairos.core.json.PublishedEvents;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Looks into a recording for what assistants said when it was made: INTERVENTION, OUTCOME and EVIDENCE events of theirs.
 * Only our own format can hold any. It reads until it finds the first one, and parses only lines that name such a type.
 */
public final class LoggedReturns {
    private static final List<String> TYPES = Arrays.stream(EventType.values())
            .filter(EventType::isOurs)
            .map(type -> "\"" + type.name() + "\"")
            .toList();

    private LoggedReturns() {}

    /**
     * Whether a recording is the log of a run of one of these assistants.
     *
     * @param assistants ids of assistants
     */
    public static boolean of(Recording recording, Collection<String> assistants) {
        if (!recording.format().equals(new EventsFormat().id())) {
            return false;
        }
        Admission admission = new Admission(recording.limits(), Redaction.OFF);
        return recording.files().stream().anyMatch(file -> isIn(file, admission, assistants));
    }

    private static boolean isIn(RecordingFile file, Admission admission, Collection<String> assistants) {
        try (LineReader lines = new LineReader(file, admission.limits().lineBytes())) {
            for (LineReader.Line line = lines.next(); line != null; line = lines.next()) {
                if (isOf(line, file, admission, assistants)) {
                    return true;
                }
            }
            return false;
        }
    }

    private static boolean isOf(
            LineReader.Line line, RecordingFile file, Admission admission, Collection<String> assistants) {
        String text = line.isCut() ? null : line.text();
        if (text == null || TYPES.stream().noneMatch(text::contains)) {
            return false;
        }
        @Nullable
        SessionEvent event = admission
                .parse(line.bytes(), new Origin(file.name(), null, line.number()))
                .event();
        return event != null
                && PublishedEvents.assistant(event).filter(assistants::contains).isPresent();
    }
}
