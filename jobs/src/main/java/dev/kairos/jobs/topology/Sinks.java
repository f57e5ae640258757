package dev.kairos.jobs.topology;

import dev.kairos.core.decision.Decision;
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

    /** What could not be used, late events included. */
    void deadLetters(DataStream<DeadLetter> deadLetters);
}
