package dev.kairos.operators.perceive;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kairos.core.slot.SlotSpec;
import dev.kairos.core.turn.Turn;
import dev.kairos.operators.fixtures.AsyncHarness;
import dev.kairos.operators.fixtures.Sample;
import java.util.Comparator;
import java.util.List;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.junit.jupiter.api.Test;

class PerceiveVectorHarnessTest {
    @Test
    void wordsGetAVectorAndWhatHasNoneGoesOnAsItIs() throws Exception {
        try (var perceive = perceive()) {
            perceive.take(Sample.turn("a", 1_000, "hello"), 1_000);
            perceive.take(Sample.turn("b", 2_000, " "), 2_000);
            perceive.take(Sample.end("z", 3_000), 3_000);
            assertThat(byTime(perceive.awaited()))
                    .extracting(turn -> turn.vector().length)
                    .containsExactly(1, 0, 0);
        }
    }

    @Test
    void aTextThatCannotBeEncodedGoesOnWithoutAVector() throws Exception {
        try (var perceive = perceive()) {
            perceive.take(Sample.turn("a", 1_000, "boom"), 1_000);
            perceive.take(Sample.turn("b", 2_000, "hello"), 2_000);
            assertThat(byTime(perceive.awaited()))
                    .extracting(turn -> turn.vector().length)
                    .containsExactly(0, 1);
        }
    }

    @Test
    void whatWasInFlightIsEncodedAgainAfterARestore() throws Exception {
        OperatorSubtaskState snapshot;
        try (var perceive = perceive()) {
            snapshot = perceive.take(Sample.turn("a", 1_000, "hello"), 1_000).snapshot();
        }
        try (var restored = new AsyncHarness<Turn, Turn>(function(), Turn.class, snapshot)) {
            assertThat(restored.awaited()).singleElement().matches(turn -> turn.vector()[0] == 5);
        }
    }

    private static List<Turn> byTime(List<Turn> turns) {
        return turns.stream().sorted(Comparator.comparingLong(Turn::time)).toList();
    }

    private static AsyncHarness<Turn, Turn> perceive() throws Exception {
        return new AsyncHarness<>(function(), Turn.class);
    }

    private static PerceiveVector function() {
        return new PerceiveVector(SlotSpec.of("length"));
    }
}
