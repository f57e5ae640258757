package dev.kairos.core.slot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kairos.core.reply.Candidate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What every selector owes. */
public abstract class SelectorContract extends SlotContract<Selector> {
    @Override
    protected final Class<Selector> slot() {
        return Selector.class;
    }

    @Test
    void theWinnerIsOneOfTheCandidates() {
        Candidate candidate = new Candidate("yes", Map.of(), null, 0);
        for (int size = 1; size < 5; size++) {
            assertThat(made().select(Collections.nCopies(size, candidate))).isBetween(0, size - 1);
        }
        assertThat(made().select(List.of(candidate))).isZero();
    }
}
