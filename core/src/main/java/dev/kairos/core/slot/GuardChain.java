package dev.kairos.core.slot;

import dev.kairos.core.reply.Verdict;
import dev.kairos.core.reply.Verdict.Ruling;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Several guards, one after another: the first that objects decides. Where one gives other words (a rewrite, a refusal),
 * those are what the next one sees, and its verdict stays in force only if the rest let them pass. The chain answers no
 * sooner than its guards, and fails where one fails: whoever asks takes that for BLOCK.
 */
public final class GuardChain implements Guard {
    private static final String BY = "chain";

    private final List<Guard> guards;

    /** @param guards guards in order; none of them lets everything pass */
    public GuardChain(List<Guard> guards) {
        this.guards = List.copyOf(guards);
    }

    public boolean isEmpty() {
        return guards.isEmpty();
    }

    @Override
    public CompletionStage<Verdict> review(Content content) {
        CompletableFuture<Verdict> verdict = CompletableFuture.completedFuture(Verdict.allow(BY));
        for (Guard guard : guards) {
            verdict = verdict.thenCompose(so -> {
                String words = so.words(content.text());
                return words == null
                        ? CompletableFuture.completedFuture(so)
                        : asked(guard, content.with(words)).thenApply(next -> combined(so, next));
            });
        }
        return verdict;
    }

    private static CompletableFuture<Verdict> asked(Guard guard, Content content) {
        try {
            return guard.review(content).toCompletableFuture();
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    /** Other words given earlier stay in force when a later guard has nothing against them. */
    private static Verdict combined(Verdict earlier, Verdict later) {
        boolean stays = earlier.ruling() != Ruling.ALLOW;
        if (stays && later.ruling() == Ruling.ALLOW) {
            return earlier;
        }
        boolean isRefusal = earlier.ruling() == Ruling.REFUSE || earlier.ruling() == Ruling.ESCALATE;
        return isRefusal && later.ruling() == Ruling.REWRITE
                ? new Verdict(
                        earlier.ruling(), earlier.by(), earlier.categories(), earlier.explanation(), later.rewrite())
                : later;
    }

    @Override
    public void close() {
        guards.forEach(Guard::close);
    }
}
