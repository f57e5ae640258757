package dev.kairos.core.slot;

import dev.kairos.core.reply.Candidate;
import java.util.List;

/** Picks the winner among scored candidates. */
public interface Selector {
    /** Index of the winner. The list is not empty. */
    int select(List<Candidate> candidates);
}
