package dev.kairos.operators.decide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kairos.core.decision.Decision;
import dev.kairos.core.outcome.Outcome;
import dev.kairos.core.session.SessionView.History;
import dev.kairos.core.session.SessionView.Reception;
import dev.kairos.operators.fixtures.Sample;
import dev.kairos.operators.loop.Loop;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The reader takes "thanks" as accepted, "no" as rejected after three seconds, and waits for ten. */
class OpenLoopTest {
    private final LoopRules rules = LoopRules.of(Loop.OPEN, List.of(Sample.assistant()), 0);
    private final DecideState state = new DecideState();

    OpenLoopTest() {
        state.memories.add(new DecideState.Memory());
    }

    @Test
    void whatIsDecidedCountsAsSaidAtOnce() {
        decided("a", 1_000);
        assertThat(at(1_000).spoken()).isOne();
        assertThat(at(1_000).lastSpoken()).isEqualTo(1_000);
        assertThat(at(1_000).awaited()).isNull();
    }

    @Test
    void silenceIsKnownOnceTheHorizonHasPassed() {
        decided("a", 1_000);
        assertThat(at(11_000).ignored()).isZero();
        assertThat(at(11_001).ignored()).isOne();
        assertThat(at(11_001).received()).isEqualTo(new Reception(Outcome.Kind.IGNORED, "offer-help", 11_000));
    }

    @Test
    void whatIsCertainCountsInTheSameMoment() {
        decided("a", 1_000);
        said("b", 2_000, "thanks");
        assertThat(history(2_000).received()).isEqualTo(new Reception(Outcome.Kind.ACCEPTED, "offer-help", 2_000));
    }

    @Test
    void aGuessCountsWhenNothingOverrulesItAnyMore() {
        decided("a", 1_000);
        said("b", 2_000, "no");
        assertThat(at(5_000).rejected()).isZero();
        assertThat(at(5_001).rejected()).isOne();
        assertThat(at(60_000).ignored()).as("it counts once").isZero();
    }

    @Test
    void whatWasThereInTheMomentOfTheDecisionIsNoAnswer() {
        decided("a", 1_000);
        said("b", 1_000, "thanks");
        assertThat(history(1_000).received()).isNull();
    }

    @Test
    void anAcceptedReplyEndsTheCount() {
        for (int i = 0; i < 3; i++) {
            decided("a" + i, 20_000L * i);
        }
        assertThat(at(60_000).ignored()).isEqualTo(3);
        decided("b", 60_000);
        said("c", 61_000, "thanks");
        assertThat(at(80_000).ignored()).isZero();
    }

    @Test
    void ofMoreThanAreKeptTheOldestIsGivenUp() {
        for (int i = 0; i < 40; i++) {
            decided("a" + i, i);
        }
        assertThat(state.memories.get(0).open).hasSize(32);
        assertThat(at(60_000).ignored()).isEqualTo(32);
    }

    @Test
    void whoIsForgottenIsNoLongerExpectedToAnswer() {
        decided("a", 1_000);
        state.memories.get(0).forget("ann");
        assertThat(at(60_000).ignored()).isZero();
    }

    private void decided(String point, long time) {
        Decision decision = Sample.resolution(point, time, "ann", "").decision();
        rules.decided(decision, 0, state.memories.get(0));
    }

    private void said(String id, long time, String text) {
        rules.reach(time, state);
        rules.saw(Sample.turn(id, time, text), state);
    }

    /** What is known when event time reaches a point. */
    private History at(long time) {
        rules.reach(time, state);
        return history(time);
    }

    private History history(long time) {
        return state.memories.get(0).history(time);
    }
}
