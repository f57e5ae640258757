package dev.kairos.operators.match;

import static dev.kairos.operators.match.MatchFixtures.control;
import static dev.kairos.operators.match.MatchFixtures.pattern;
import static dev.kairos.operators.match.MatchFixtures.said;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kairos.core.assistant.PatternSpec;
import dev.kairos.core.event.EventType;
import dev.kairos.core.turn.Cue;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MatchForgetHarnessTest {
    private static final Map<String, String> ANN = Map.of(MatchEvent.PERSON, "ann");
    private static final PatternSpec QUESTION_THANKS = pattern(
            "thanks",
            1,
            "within: 1 min",
            "{name: question, where: {cue: {QUESTION: '>= 1'}}}",
            "{name: more, times: one-or-more, where: {cue: {HEDGE: '>= 1'}}}",
            "{name: thanks, where: {cue: {THANKS: '>= 1'}}}");

    private static MatchHarness begun() throws Exception {
        return MatchHarness.of(QUESTION_THANKS)
                .events(
                        said("a1", 1_000, "ann", Cue.QUESTION),
                        said("b1", 1_500, "bob", Cue.QUESTION),
                        said("b2", 2_000, "bob", Cue.HEDGE));
    }

    @Test
    void withoutAForgetBothQuestionsMatch() throws Exception {
        try (MatchHarness match = begun()) {
            match.events(said("t", 4_000, "bob", Cue.THANKS)).watermark(4_000);

            assertThat(match.evidence()).containsExactly("a1 b2 t", "b1 b2 t");
        }
    }

    @Test
    void forgettingTheSessionErasesItsStateAndTimers() throws Exception {
        try (MatchHarness match = begun()) {
            match.events(control(EventType.FORGET, "f", 3_000, Map.of())).watermark(3_000);

            assertThat(match.keyedStateEntries()).isZero();
            assertThat(match.timers()).isZero();
        }
    }

    @Test
    void forgettingAPersonErasesTheMatchesThatContainThem() throws Exception {
        try (MatchHarness match = begun()) {
            match.events(control(EventType.FORGET, "f", 3_000, ANN), said("t", 4_000, "bob", Cue.THANKS))
                    .watermark(4_000);

            assertThat(match.evidence()).containsExactly("b1 b2 t");
        }
    }

    @Test
    void noByteOfAForgottenPersonIsLeftInTheState() throws Exception {
        try (MatchHarness match = begun()) {
            match.watermark(2_000);
            assertThat(match.stateText()).contains("ann", "bob");

            match.events(control(EventType.FORGET, "f", 3_000, ANN)).watermark(3_000);

            assertThat(match.stateText()).contains("bob").doesNotContain("ann");
        }
    }

    @Test
    void aWishToBeForgottenIsNeverTooLate() throws Exception {
        try (MatchHarness match = begun()) {
            match.watermark(3_000);
            match.events(control(EventType.FORGET, "f", 2_500, ANN), said("t", 4_000, "bob", Cue.THANKS))
                    .watermark(4_000);

            assertThat(match.evidence()).containsExactly("b1 b2 t");
            assertThat(match.sideOutput(MatchSession.LATE)).hasSize(1);
        }
    }

    @Test
    void aLateWishToForgetTheSessionErasesStateAndTimers() throws Exception {
        try (MatchHarness match = begun()) {
            match.watermark(3_000).events(control(EventType.FORGET, "f", 2_500, Map.of()));

            assertThat(match.keyedStateEntries()).isZero();
            assertThat(match.timers()).isZero();
        }
    }
}
