package dev.kairos.models.selector;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kairos.core.reply.Candidate;
import dev.kairos.core.slot.Selector;
import dev.kairos.core.slot.SelectorContract;
import dev.kairos.core.slot.SlotSpec;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BestOfNSelectorTest extends SelectorContract {
    private static final List<Candidate> CANDIDATES = List.of(
            candidate(Map.of("relevance", 0.2, "calm", 0.9)),
            candidate(Map.of("relevance", 0.8, "calm", 0.5)),
            candidate(Map.of("relevance", 0.9)));

    @Override
    protected SlotSpec spec() {
        return SlotSpec.of("best-of-n");
    }

    @Test
    void theLargestSumWins() {
        assertThat(made().select(CANDIDATES)).isEqualTo(1);
    }

    @Test
    void weightsDecideWhatCounts() {
        assertThat(made(Map.of("weights", Map.of("calm", 1))).select(CANDIDATES))
                .isZero();
        assertThat(made(Map.of("weights", Map.of("relevance", 1))).select(CANDIDATES))
                .isEqualTo(2);
    }

    @Test
    void ofEqualsTheFirstIsTaken() {
        Candidate same = candidate(Map.of("calm", 0.5));
        assertThat(made().select(List.of(same, same, same))).isZero();
    }

    /** The null: whoever always takes the first does not find the best. */
    @Test
    void theFirstIsNotTheBest() {
        Selector first = candidates -> 0;
        assertThat(first.select(CANDIDATES)).isNotEqualTo(made().select(CANDIDATES));
    }

    @Test
    void aWeightThatIsNoNumberIsAProblem() {
        SlotSpec wrong = new SlotSpec("best-of-n", Map.of("weights", Map.of("calm", "much")));
        assertThat(catalog().problems(Selector.class, wrong, "selector"))
                .singleElement()
                .satisfies(problem -> assertThat(problem.what()).contains("calm", "much"));
    }

    private static Candidate candidate(Map<String, Double> scores) {
        return new Candidate("words", scores, null, 0);
    }
}
