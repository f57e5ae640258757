package dev.kairos.operators.respond;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kairos.core.decision.Plan;
import dev.kairos.core.reply.Candidate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class SenseTest {
    @Test
    void wordsMakeSense() {
        assertThat(sense("Shall I look\n\tat the log?", List.of(), List.of())).isTrue();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " \n ", "a\u0000b", "a\u001bb"})
    void noWordsAndControlCharactersMakeNone(String text) {
        assertThat(sense(text, List.of(), List.of())).isFalse();
    }

    @Test
    void moreThanAnEventMayHoldMakesNone() {
        assertThat(sense("a".repeat(16_384), List.of(), List.of())).isTrue();
        assertThat(sense("a".repeat(16_385), List.of(), List.of())).isFalse();
    }

    @Test
    void whatThePlanWantsInAndOutIsHeldTo() {
        assertThat(sense("Read the GUIDE", List.of("guide"), List.of("calm down")))
                .isTrue();
        assertThat(sense("Read it", List.of("guide"), List.of())).isFalse();
        assertThat(sense("Calm down, read the guide", List.of("guide"), List.of("calm down")))
                .isFalse();
    }

    private static boolean sense(String text, List<String> mustInclude, List<String> mustAvoid) {
        Plan plan = new Plan("help", List.of(), null, Map.of(), mustInclude, mustAvoid, null, 100, null);
        return Sense.isIn(new Candidate(text, Map.of(), null, 0), plan);
    }
}
