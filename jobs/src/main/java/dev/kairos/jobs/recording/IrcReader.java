package dev.kairos.jobs.recording;

import dev.kairos.core.event.Actor;
import dev.kairos.core.event.EventType;
import dev.kairos.core.event.Role;
import dev.kairos.core.event.SessionEvent;
import dev.kairos.core.ingest.DeadLetter.Origin;
import dev.kairos.core.ingest.DeadLetter.Reason;
import dev.kairos.core.ingest.Ingested;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** The lines of one chat log as events; the event id is the line number. */
final class IrcReader extends LinesReader {
    private static final String ALLOWED =
            "expected '[hh:mm] <nick> words', '[hh:mm] * nick does', '[hh:mm] -nick- notice', '=== server' or 'channel yyyy-mm-dd [hh:mm:ss] <nick> words'";

    private final RecordingFile file;
    private final Admission admission;
    private final IrcClock clock;
    private final String session;

    IrcReader(RecordingFile file, Admission admission, IrcClock clock) {
        super(file, admission, admission.limits().lineBytes());
        this.file = file;
        this.admission = admission;
        this.clock = clock;
        this.session = file.stem();
    }

    @Override
    List<Ingested> read(LineReader.Line line) {
        Origin origin = new Origin(file.name(), null, line.number());
        String text = line.text();
        if (text == null || line.isCut()) {
            Reason reason = line.isCut() ? Reason.LINE_TOO_LONG : Reason.NOT_UTF8;
            String raw = new String(line.bytes(), StandardCharsets.ISO_8859_1);
            String message = line.isCut()
                    ? "the line has " + line.length() + " bytes, allowed: "
                            + admission.limits().lineBytes()
                    : "the line is not UTF-8; it is shown as ISO 8859-1";
            return List.of(admission.refuse(reason, message, origin, raw));
        }
        IrcLine parsed = IrcLine.parse(text);
        if (parsed == null) {
            return List.of(admission.refuse(Reason.UNUSABLE_RECORD, ALLOWED, origin, text));
        }
        return List.of(admission.admit(event(parsed, line.number()), origin, text));
    }

    private SessionEvent event(IrcLine line, long number) {
        boolean isServer = line.kind() == IrcLine.Kind.SERVER;
        return new SessionEvent(
                session,
                RecordedTime.id(number),
                clock.timeOf(line),
                isServer ? EventType.ACTIVITY : EventType.UTTERANCE,
                new Actor(line.nick(), Role.USER),
                line.text(),
                null,
                attributes(line));
    }

    private static Map<String, String> attributes(IrcLine line) {
        Map<String, String> attributes = new TreeMap<>();
        if (line.kind() == IrcLine.Kind.ACTION || line.kind() == IrcLine.Kind.NOTICE) {
            attributes.put("form", line.kind().name().toLowerCase(Locale.ROOT));
        }
        if (line.channel() != null) {
            attributes.put("channel", line.channel());
        }
        return attributes;
    }
}
