package dev.kairos.operators.match;

import static dev.kairos.operators.match.MatchFixtures.pattern;
import static dev.kairos.operators.match.MatchFixtures.said;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kairos.core.assistant.PatternDefinition.OldMatches;
import dev.kairos.core.assistant.PatternSpec;
import dev.kairos.core.assistant.YamlDocument.InvalidFileException;
import dev.kairos.core.turn.Cue;
import java.util.List;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.junit.jupiter.api.Test;

class MatchPatternChangeHarnessTest {
    private static final PatternSpec FIRST = endingWith(1, "", Cue.THANKS);

    private static PatternSpec endingWith(int version, String settings, Cue end) {
        return pattern(
                "p",
                version,
                "within: 1 min\n" + settings,
                "{name: question, where: {cue: {QUESTION: '>= 1'}}}",
                "{name: end, where: {cue: {" + end + ": '>= 1'}}}");
    }

    private static MatchHarness withQuestionsBeforeAndAfterTenSeconds(PatternSpec change) throws Exception {
        return MatchHarness.of(FIRST)
                .pattern(change)
                .events(
                        said("before", 9_000, "ann", Cue.QUESTION),
                        said("after", 11_000, "ann", Cue.QUESTION),
                        said("t", 12_000, "ann", Cue.THANKS),
                        said("u", 13_000, "ann", Cue.APOLOGY))
                .watermark(13_000);
    }

    @Test
    void aNewVersionTakesOverAtItsTimeAndOldMatchesFinish() throws Exception {
        PatternSpec second = endingWith(2, "old-matches: finish", Cue.APOLOGY).from(10_000);
        try (MatchHarness match = withQuestionsBeforeAndAfterTenSeconds(second)) {
            assertThat(match.matches())
                    .extracting(
                            found -> found.signal().by() + " " + found.signal().evidence())
                    .containsExactly("p@1 [before, t]", "p@2 [after, u]");
        }
    }

    @Test
    void aNewVersionMayDropOldMatches() throws Exception {
        PatternSpec second = endingWith(2, "old-matches: drop", Cue.APOLOGY).from(10_000);
        try (MatchHarness match = withQuestionsBeforeAndAfterTenSeconds(second)) {
            assertThat(match.evidence()).containsExactly("after u");
        }
    }

    @Test
    void anEmptyTextEndsThePattern() throws Exception {
        PatternSpec end = new PatternSpec("p", 2, 10_000, OldMatches.FINISH, "", "control");
        try (MatchHarness match = withQuestionsBeforeAndAfterTenSeconds(end)) {
            assertThat(match.evidence()).containsExactly("before t");
        }
    }

    @Test
    void aChangedPatternAndItsMatchesSurviveARestore() throws Exception {
        PatternSpec second = endingWith(2, "", Cue.APOLOGY).from(10_000);
        OperatorSubtaskState state;
        try (MatchHarness match = MatchHarness.of(FIRST).pattern(second)) {
            state = match.events(said("q", 11_000, "ann", Cue.QUESTION))
                    .watermark(11_000)
                    .snapshot();
        }
        try (MatchHarness match = MatchHarness.restored(state, 1, 0, FIRST)) {
            match.events(said("u", 12_000, "ann", Cue.APOLOGY)).watermark(12_000);

            assertThat(match.evidence()).containsExactly("q u");
        }
    }

    @Test
    void aTextChangedUnderItsVersionBetweenTwoRunsStartsAfresh() throws Exception {
        OperatorSubtaskState state;
        try (MatchHarness match = MatchHarness.of(FIRST)) {
            state = match.events(said("q", 1_000, "ann", Cue.QUESTION))
                    .watermark(1_000)
                    .snapshot();
        }
        PatternSpec edited = pattern(
                "p",
                1,
                "within: 1 min",
                "{name: renamed, where: {cue: {QUESTION: '>= 1'}}}",
                "{name: end, where: {cue: {THANKS: '>= 1'}}}");
        try (MatchHarness match = MatchHarness.restored(state, 1, 0, edited)) {
            match.events(
                            said("t1", 2_000, "ann", Cue.THANKS),
                            said("q2", 3_000, "ann", Cue.QUESTION),
                            said("t2", 4_000, "ann", Cue.THANKS))
                    .watermark(4_000);

            assertThat(match.evidence()).containsExactly("q2 t2");
        }
    }

    @Test
    void aBadPatternIsRefusedAndTheJobGoesOn() throws Exception {
        PatternSpec bad = new PatternSpec("p", 2, 0, OldMatches.FINISH, "pattern: p\nversion: 2\n", "control");
        try (MatchHarness match = MatchHarness.of(FIRST).pattern(bad)) {
            match.events(said("q", 1_000, "ann", Cue.QUESTION), said("t", 2_000, "ann", Cue.THANKS))
                    .watermark(2_000);

            assertThat(match.evidence()).containsExactly("q t");
            assertThat(match.sideOutput(MatchSession.REFUSED)).singleElement().satisfies(refused -> {
                assertThat(refused.pattern()).isEqualTo(bad);
                assertThat(refused.reason()).contains("control:1: steps: is 'null'");
            });
        }
    }

    @Test
    void aTextChangedUnderItsVersionIsRefused() throws Exception {
        try (MatchHarness match = MatchHarness.of(FIRST).pattern(endingWith(1, "", Cue.APOLOGY))) {
            assertThat(match.sideOutput(MatchSession.REFUSED))
                    .singleElement()
                    .satisfies(refused -> assertThat(refused.reason()).contains("p@1 is known and differs"));
        }
    }

    @Test
    void theSameVersionAgainIsNoChange() throws Exception {
        try (MatchHarness match = MatchHarness.of(FIRST).pattern(FIRST)) {
            assertThat(match.sideOutput(MatchSession.REFUSED)).isEmpty();
        }
    }

    @Test
    void theTextOfAnotherVersionIsRefused() throws Exception {
        PatternSpec third = new PatternSpec("p", 3, 0, OldMatches.FINISH, FIRST.text(), "control");
        try (MatchHarness match = MatchHarness.of(FIRST).pattern(third)) {
            assertThat(match.sideOutput(MatchSession.REFUSED)).singleElement().satisfies(refused -> assertThat(
                            refused.reason())
                    .isEqualTo("control: the text is that of p@1, expected p@3"));
        }
    }

    @Test
    void aBadConfiguredPatternFailsTheJobBeforeItStarts() {
        PatternSpec bad = new PatternSpec("p", 1, 0, OldMatches.FINISH, "pattern: p", "p.yaml");

        assertThatThrownBy(() -> new MatchSession(List.of(bad), 60))
                .isInstanceOf(InvalidFileException.class)
                .hasMessageContaining("p.yaml:1: within");
    }
}
