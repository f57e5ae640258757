package dev.kairos.operators.respond;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kairos.core.decision.Plan;
import dev.kairos.core.reply.Candidate;
import dev.kairos.core.slot.Scorer;
import dev.kairos.core.slot.Selector;
import dev.kairos.operators.respond.Ranking.Ranked;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RankingTest {
    private static final Plan PLAN = new Plan("help", List.of(), null, Map.of(), List.of(), List.of(), null, 100, null);
    private static final List<Candidate> CANDIDATES =
            List.of(candidate("Hm."), candidate("Shall I look at the log?"), candidate("Look at the log."));
    private static final Scorer LENGTH = (candidate, plan) -> candidate.text().length();
    private static final Selector LONGEST = candidates -> IntStream.range(0, candidates.size())
            .boxed()
            .max(Comparator.comparingDouble(
                    index -> candidates.get(index).scores().getOrDefault("length", 0.0)))
            .orElseThrow();

    @Test
    void theSelectorChoosesByWhatTheScorersGave() {
        Ranked ranked = new Ranking(Map.of("length", LENGTH), LONGEST).rank(CANDIDATES, PLAN);
        assertThat(ranked.chosen()).isEqualTo(1);
        assertThat(ranked.candidates())
                .extracting(candidate -> candidate.scores().get("length"))
                .containsExactly(3.0, 24.0, 16.0);
    }

    @Test
    void withoutASelectorOrWithoutScoresTheFirstIsTaken() {
        assertThat(new Ranking(Map.of("length", LENGTH), null)
                        .rank(CANDIDATES, PLAN)
                        .chosen())
                .isZero();
        assertThat(new Ranking(Map.of("nothing", (candidate, plan) -> 0), candidates -> 0)
                        .rank(CANDIDATES, PLAN)
                        .chosen())
                .isZero();
    }

    @Test
    void aVetoStaysOne() {
        assertThat(new Ranking(Map.of(), LONGEST).rank(List.of(), PLAN).chosen())
                .isEqualTo(-1);
    }

    @Test
    void scorersAndSelectorsThatFailLeaveTheFirst() {
        Scorer broken = (candidate, plan) -> {
            throw new IllegalStateException("no opinion");
        };
        Scorer senseless = (candidate, plan) -> Double.NaN;
        for (Ranking ranking : List.of(
                new Ranking(Map.of("broken", broken), LONGEST),
                new Ranking(Map.of("senseless", senseless), LONGEST),
                new Ranking(Map.of("length", LENGTH), candidates -> candidates.size()))) {
            Ranked ranked = ranking.rank(CANDIDATES, PLAN);
            assertThat(ranked.chosen()).isZero();
            assertThat(ranked.candidates()).isEqualTo(CANDIDATES);
        }
    }

    private static Candidate candidate(String text) {
        return new Candidate(text, Map.of(), null, 0);
    }
}
