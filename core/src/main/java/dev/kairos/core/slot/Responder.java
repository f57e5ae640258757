package dev.kairos.core.slot;

import dev.kairos.core.decision.Plan;
import dev.kairos.core.reply.Candidate;
import dev.kairos.core.session.RecentTurn;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Finds words for a plan: a prompt program times a model client, or something that needs neither. */
public interface Responder extends AutoCloseable {
    /**
     * Answers one request; must not block the caller.
     *
     * @return candidates, or a veto; a failed stage is retried within the deadline
     */
    CompletionStage<Answer> respond(Request request);

    @Override
    default void close() {}

    /**
     * What is to be said, and what is known.
     *
     * @param decision id of the decision
     * @param session session id
     * @param plan what to do
     * @param recent the last turns, oldest first
     * @param remaining time left for this call
     * @param attempt 1 for the first call, 2 for the first retry
     * @param seed seed of this decision's random numbers
     */
    record Request(
            String decision,
            String session,
            Plan plan,
            List<RecentTurn> recent,
            Duration remaining,
            int attempt,
            long seed) {}

    /**
     * Candidates, best last thing first known; an empty list is a veto.
     *
     * @param candidates possible wordings
     * @param prompt redacted prompt of a model call, or null
     * @param by responder id and version
     */
    record Answer(List<Candidate> candidates, @Nullable String prompt, String by) {
        public Answer {
            candidates = List.copyOf(candidates);
        }
    }
}
