package dev.kairos.core.slot;

import dev.kairos.core.decision.Plan;
import dev.kairos.core.reply.Candidate;

/** Scores a candidate against its plan. */
public interface Scorer extends AutoCloseable {
    /** Larger is better; any finite number. */
    double score(Candidate candidate, Plan plan);

    @Override
    default void close() {}
}
