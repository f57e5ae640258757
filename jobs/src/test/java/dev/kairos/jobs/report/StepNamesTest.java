package dev.kairos.jobs.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kairos.core.assistant.PatternReader;
import dev.kairos.core.assistant.PatternSpec;
import java.util.List;
import org.junit.jupiter.api.Test;

class StepNamesTest {
    private static StepNames of(String steps) {
        PatternSpec spec = PatternReader.spec(
                "p.yaml",
                "pattern: p\nversion: 1\nsignal: STALL\nscore: 0.5\nvalid-for: 1 min\nwithin: 1 h\nsteps:\n" + steps);
        return new StepNames(List.of(spec));
    }

    @Test
    void eachEventHasItsStepAndAbsencesHaveNone() {
        StepNames names = of(
                """
                  - {name: first, where: {type: UTTERANCE}}
                  - {not: between, where: {cue: {THANKS: ">= 1"}}}
                  - {name: last, where: {type: UTTERANCE}}
                """);
        assertThat(names.of("p@1", 2)).containsExactly("first", "last");
    }

    @Test
    void theNumberOfEventsTellsHowOftenOneStepHappened() {
        StepNames names = of(
                """
                  - {name: first, where: {type: UTTERANCE}}
                  - {name: again, times: one-or-more, where: {type: UTTERANCE}}
                  - {name: last, where: {type: UTTERANCE}}
                """);
        assertThat(names.of("p@1", 4)).containsExactly("first", "again", "again", "last");
    }

    @Test
    void whatTheNumbersLeaveOpenIsNotGuessed() {
        StepNames names = of(
                """
                  - {name: first, times: one-or-more, where: {type: UTTERANCE}}
                  - {name: last, times: one-or-more, where: {type: UTTERANCE}}
                """);
        assertThat(names.of("p@1", 4)).isEmpty();
    }

    @Test
    void anotherDetectorOrVersionHasNoSteps() {
        StepNames names = of("  - {name: first, where: {type: UTTERANCE}}\n");
        assertThat(names.of("p@2", 1)).isEmpty();
        assertThat(names.of("model@1", 1)).isEmpty();
    }
}
