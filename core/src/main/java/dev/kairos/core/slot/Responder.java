package dev.kairos.core.slot;

import dev.kairos.core.decision.Plan;
import dev.kairos.core.reply.Candidate;
import dev.kairos.core.reply.Usage;
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
     * @return candidates, or a veto; a stage that fails is asked again within the deadline, unless with a
     *     {@link ModelClient.Failure}, which the client has seen to; cancelling it ends the calls behind it
     */
    CompletionStage<Answer> respond(Request request);

    /**
     * Where the calls for a request go, without secrets: calls in flight are counted together for all responders of one
     * endpoint. Null counts them for the responder alone.
     */
    default @Nullable String endpoint(Request request) {
        return null;
    }

    /** Whether a model server behind it is left alone at present, see {@link ModelClient#isShunned}. */
    default boolean isShunned() {
        return false;
    }

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
     * @param step how far a budget has stepped down: 0 for the best that there is, each step cheaper
     */
    record Request(
            String decision,
            String session,
            Plan plan,
            List<RecentTurn> recent,
            Duration remaining,
            int attempt,
            long seed,
            int step) {}

    /**
     * Candidates, best last thing first known; an empty list is a veto.
     *
     * @param candidates possible wordings
     * @param prompt redacted prompt of a model call, or null
     * @param by responder id and version
     * @param usage what all calls of models for this answer took, those that led to a veto included
     */
    record Answer(List<Candidate> candidates, @Nullable String prompt, String by, Usage usage) {
        public Answer {
            candidates = List.copyOf(candidates);
        }

        /** An answer for which no model was called. */
        public Answer(List<Candidate> candidates, @Nullable String prompt, String by) {
            this(candidates, prompt, by, Usage.NONE);
        }
    }
}
