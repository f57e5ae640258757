package dev.kairos.jobs.topology;

import dev.kairos.core.event.SessionEvent;
import dev.kairos.core.ingest.DeadLetter;
import dev.kairos.core.json.SessionEventJson;
import dev.kairos.core.turn.Turn;
import org.apache.flink.api.common.functions.MapFunction;

/** Late turns are kept like other unusable input, with the event as it was read and redacted. */
final class LateTurns implements MapFunction<Turn, DeadLetter> {
    static final String UID = "late-turns";
    private static final long serialVersionUID = 1L;

    @Override
    public DeadLetter map(Turn turn) {
        SessionEvent event = turn.event();
        return new DeadLetter(
                DeadLetter.Reason.LATE,
                "event " + event.id() + " arrived after the watermark had passed its time; allow more disorder",
                new DeadLetter.Origin(event.session(), null, event.time()),
                SessionEventJson.write(event),
                false);
    }
}
