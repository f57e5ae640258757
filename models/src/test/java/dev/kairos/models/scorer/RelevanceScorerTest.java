package dev.kairos.models.scorer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kairos.core.decision.Plan;
import dev.kairos.core.reply.Candidate;
import dev.kairos.core.slot.Scorer;
import dev.kairos.core.slot.ScorerContract;
import dev.kairos.core.slot.SlotSpec;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RelevanceScorerTest extends ScorerContract {
    private static final Plan PLAN = plan(Map.of("words", "the parcel locker does not open and the app shows no code"));
    private static final List<String> OFFERED = List.of(
            "Would you like to hear about our new tariffs?",
            "Does the app show a code for the parcel locker now?",
            "Shall I book a table for tonight?");

    @Override
    protected SlotSpec spec() {
        return SlotSpec.of("relevance");
    }

    @ParameterizedTest
    @ValueSource(strings = {"hashing", "minilm"})
    void theWordingThatIsAboutTheMatterWins(String encoder) {
        Scorer scorer = made(Map.of("encoder", Map.of("id", encoder)));
        assertThat(winner(scorer)).isEqualTo(1);
        scorer.close();
    }

    /** The null: a scorer that knows nothing leaves the first, which is about something else. */
    @Test
    void aConstantScorerDoesNotFindIt() {
        assertThat(winner((candidate, plan) -> 0.5)).isNotEqualTo(1);
    }

    @Test
    void aPlanWithoutValuesAsksForNothing() {
        assertThat(made().score(new Candidate("Hello.", Map.of(), null, 0), plan(Map.of())))
                .isZero();
    }

    private static int winner(Scorer scorer) {
        return IntStream.range(0, OFFERED.size())
                .boxed()
                .max(Comparator.<Integer>comparingDouble(
                                index -> scorer.score(new Candidate(OFFERED.get(index), Map.of(), null, 0), PLAN))
                        .thenComparing(Comparator.reverseOrder()))
                .orElseThrow();
    }

    private static Plan plan(Map<String, String> slots) {
        return new Plan("offer-help", List.of(), null, slots, List.of(), List.of(), null, 0, null);
    }
}
