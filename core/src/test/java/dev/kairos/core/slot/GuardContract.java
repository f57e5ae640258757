package dev.kairos.core.slot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kairos.core.reply.Verdict;
import org.junit.jupiter.api.Test;

/** What every guard owes. */
public abstract class GuardContract extends SlotContract<Guard> {
    @Override
    protected final Class<Guard> slot() {
        return Guard.class;
    }

    /** Something that it lets pass. */
    protected abstract Guard.Content harmless();

    /** Something that it does not let pass. */
    protected abstract Guard.Content harmful();

    @Test
    void harmlessContentPasses() {
        assertThat(verdict(harmless()).ruling().lets()).isTrue();
    }

    @Test
    void harmfulContentIsStoppedWithCategoryAndExplanation() {
        Verdict verdict = verdict(harmful());
        assertThat(verdict.ruling().lets()).isFalse();
        assertThat(verdict.categories()).isNotEmpty();
        assertThat(verdict.explanation()).isNotBlank();
    }

    @Test
    void theSameContentGetsTheSameVerdict() {
        assertThat(verdict(harmful())).isEqualTo(verdict(harmful()));
    }

    protected final Verdict verdict(Guard.Content content) {
        return made().review(content).toCompletableFuture().join();
    }
}
