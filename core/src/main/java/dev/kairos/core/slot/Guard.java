package dev.kairos.core.slot;

import dev.kairos.core.reply.Verdict;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Vets content. Fails closed: no answer, a late answer or an error counts as BLOCK. */
public interface Guard extends AutoCloseable {
    /** Reviews one piece of content; must not block the caller. */
    CompletionStage<Verdict> review(Content content);

    @Override
    default void close() {}

    /** Where a guard stands. */
    enum Stage {
        INPUT,
        PLAN,
        OUTPUT
    }

    /**
     * Content to be vetted.
     *
     * @param stage where
     * @param session session id
     * @param text the words
     * @param act dialogue act of the plan, or null at INPUT
     * @param addressee person addressed, or null
     */
    record Content(Stage stage, String session, String text, @Nullable String act, @Nullable String addressee) {}
}
