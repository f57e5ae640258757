package dev.kairos.core.slot;

import dev.kairos.core.reply.Verdict;
import dev.kairos.core.session.SessionView;
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
        /** What a person said, before anything acts on it or a responder reads it. */
        INPUT,
        /** What a plan would have said, before there are words. */
        PLAN,
        /** Words on their way out. */
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
     * @param view what the session looked like when the decision was taken; without turns, signals and features where
     *     words are judged by themselves
     */
    record Content(
            Stage stage,
            String session,
            String text,
            @Nullable String act,
            @Nullable String addressee,
            SessionView view) {

        /** Words that are judged by themselves. */
        public Content(Stage stage, String session, String text, @Nullable String act, @Nullable String addressee) {
            this(stage, session, text, act, addressee, SessionView.unknown(session));
        }

        /** The same with other words. */
        public Content with(String words) {
            return new Content(stage, session, words, act, addressee, view);
        }
    }
}
