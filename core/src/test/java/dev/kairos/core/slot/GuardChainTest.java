package dev.kairos.core.slot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kairos.core.reply.Verdict;
import dev.kairos.core.reply.Verdict.Ruling;
import dev.kairos.core.slot.Guard.Content;
import dev.kairos.core.slot.Guard.Stage;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class GuardChainTest {
    private static final Content CONTENT = new Content(Stage.OUTPUT, "s", "words", "act", null);

    private final List<String> seen = new ArrayList<>();

    @Test
    void theFirstThatObjectsDecidesAndTheRestAreNotAsked() {
        Verdict verdict =
                verdict(guard("a", Ruling.ALLOW, null), guard("b", Ruling.HOLD, null), guard("c", Ruling.BLOCK, null));
        assertThat(verdict.ruling()).isEqualTo(Ruling.HOLD);
        assertThat(verdict.by()).isEqualTo("b");
        assertThat(seen).containsExactly("a: words", "b: words");
    }

    @Test
    void theNextGuardSeesARewriteWhichStaysIfItHasNothingToAdd() {
        Verdict verdict = verdict(guard("a", Ruling.REWRITE, "other"), guard("b", Ruling.ALLOW, null));
        assertThat(verdict.words("words")).isEqualTo("other");
        assertThat(seen).containsExactly("a: words", "b: other");
    }

    @Test
    void theWordsOfARefusalAreVettedTooAndItStaysARefusal() {
        assertThat(verdict(guard("a", Ruling.REFUSE, "no"), guard("b", Ruling.REWRITE, "no, sorry")))
                .satisfies(verdict -> {
                    assertThat(verdict.ruling()).isEqualTo(Ruling.REFUSE);
                    assertThat(verdict.words("words")).isEqualTo("no, sorry");
                });
        assertThat(verdict(guard("a", Ruling.REFUSE, "no"), guard("b", Ruling.BLOCK, null))
                        .ruling())
                .isEqualTo(Ruling.BLOCK);
    }

    @Test
    void aGuardThatThrowsFailsTheChain() {
        Guard throwing = content -> {
            throw new IllegalStateException("no opinion");
        };
        assertThat(new GuardChain(List.of(throwing)).review(CONTENT).toCompletableFuture())
                .isCompletedExceptionally();
        assertThat(new GuardChain(List.of()).isEmpty()).isTrue();
    }

    private Verdict verdict(Guard... guards) {
        return new GuardChain(List.of(guards))
                .review(CONTENT)
                .toCompletableFuture()
                .join();
    }

    private Guard guard(String name, Ruling ruling, @Nullable String words) {
        return content -> {
            seen.add(name + ": " + content.text());
            return CompletableFuture.completedFuture(new Verdict(ruling, name, List.of(), "so it is", words));
        };
    }
}
