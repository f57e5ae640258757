package dev.kairos.jobs.recording;

import dev.kairos.core.event.SessionEvent;
import dev.kairos.core.ingest.DeadLetter.Origin;
import dev.kairos.core.ingest.DeadLetter.Reason;
import dev.kairos.core.ingest.EventAdmission;
import dev.kairos.core.ingest.EventParser;
import dev.kairos.core.ingest.Ingested;
import dev.kairos.core.ingest.Limits;
import dev.kairos.core.ingest.Redaction;

/** What every record of a recording passes, whatever its format: the parser for our own, limits and redaction for all. */
public final class Admission {
    private final Limits limits;
    private final EventParser parser;
    private final EventAdmission admission;

    public Admission(Limits limits, Redaction redaction) {
        this.limits = limits;
        this.parser = new EventParser(limits, redaction);
        this.admission = new EventAdmission(limits, redaction);
    }

    /** The limits in force. */
    public Limits limits() {
        return limits;
    }

    /** A line of our own format. */
    public Ingested parse(byte[] line, Origin origin) {
        return parser.parse(line, origin);
    }

    /** An event made from another format. */
    public Ingested admit(SessionEvent event, Origin origin, String raw) {
        return admission.admit(event, origin, raw);
    }

    /** A record of another format that no event can be made from. */
    public Ingested refuse(Reason reason, String message, Origin origin, String raw) {
        return admission.refuse(reason, message, origin, raw);
    }
}
