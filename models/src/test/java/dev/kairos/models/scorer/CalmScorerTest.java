package dev.kairos.models.scorer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kairos.core.decision.Plan;
import dev.kairos.core.reply.Candidate;
import dev.kairos.core.slot.ScorerContract;
import dev.kairos.core.slot.SlotSpec;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CalmScorerTest extends ScorerContract {
    private static final Plan PLAN = new Plan("any", List.of(), null, Map.of(), List.of(), List.of(), null, 0, null);

    @Override
    protected SlotSpec spec() {
        return SlotSpec.of("calm");
    }

    private double score(String text) {
        return made().score(new Candidate(text, Map.of(), null, 0), PLAN);
    }

    @Test
    void whatIsSaidCalmlyScoresAboveAnInsult() {
        assertThat(score("Let us look at the log together.")).isEqualTo(1.0);
        assertThat(score("Only an idiot would write that.")).isLessThan(0.6);
    }
}
