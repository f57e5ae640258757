package dev.kairos.core.slot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kairos.core.decision.Plan;
import dev.kairos.core.reply.Candidate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What every scorer owes. */
public abstract class ScorerContract extends SlotContract<Scorer> {
    @Override
    protected final Class<Scorer> slot() {
        return Scorer.class;
    }

    @Test
    void scoresAreFiniteAndRepeatable() {
        Plan plan = new Plan("offer-help", List.of(), null, Map.of(), List.of(), List.of(), null, 0, null);
        for (String text : List.of("", "yes", "A whole sentence, with a question?")) {
            Candidate candidate = new Candidate(text, Map.of(), null, 0);
            assertThat(made().score(candidate, plan)).isFinite().isEqualTo(made().score(candidate, plan));
        }
    }
}
