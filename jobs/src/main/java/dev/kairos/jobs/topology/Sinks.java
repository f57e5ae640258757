package dev.kairos.jobs.topology;

import dev.kairos.core.decision.Decision;
import dev.kairos.core.event.SessionEvent;
import dev.kairos.core.ingest.DeadLetter;
import dev.kairos.core.outcome.Outcome;
import dev.kairos.core.reply.Intervention;
import org.apache.flink.streaming.api.datastream.DataStream;

/** Where the job's four outputs go. */
public interface Sinks {
    /** The audit log: every decision, waiting included. */
    void decisions(DataStream<Decision> decisions);

    /** What was delivered or dropped. */
    void interventions(DataStream<Intervention> interventions);

    /** What came of interventions. */
    void outcomes(DataStream<Outcome> outcomes);

    /**
     * What the job published, as the events that its input has to bring back: interventions and outcomes, stamped with
     * the time at which they are to count, and evidence as it was taken. Asked for only where the loop is closed and the
     * input does not hold them already.
     */
    void returned(DataStream<SessionEvent> events);

    /** What could not be used, late events included. */
    void deadLetters(DataStream<DeadLetter> deadLetters);
}
