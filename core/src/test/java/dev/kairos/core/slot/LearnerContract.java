package dev.kairos.core.slot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kairos.core.decision.Action;
import dev.kairos.core.decision.Alternative;
import dev.kairos.core.decision.Decision;
import dev.kairos.core.outcome.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What every learner owes. */
public abstract class LearnerContract extends SlotContract<Learner> {
    private static final int SESSIONS = 40;

    @Override
    protected final Class<Learner> slot() {
        return Learner.class;
    }

    /** Parameters from which it can go on. */
    protected abstract ParameterSet current();

    /** Decisions of which two of three were welcome, the later ones more certain. */
    protected static List<Learner.Experience> experience() {
        List<Learner.Experience> experience = new ArrayList<>();
        for (int i = 0; i < SESSIONS; i++) {
            Outcome.Kind kind = i % 3 == 0 ? Outcome.Kind.REJECTED : Outcome.Kind.ACCEPTED;
            experience.add(new Learner.Experience(decision(i), outcome(i, kind)));
        }
        return experience;
    }

    private static Decision decision(int number) {
        double score = 0.5 + number / 100.0;
        return new Decision(
                "s" + number + "/a/e1",
                "s" + number,
                1_000L * number,
                "e1",
                Action.SPEAK,
                "help",
                score,
                0.5,
                "score above threshold",
                List.of(new Alternative(Action.SPEAK, score, 0.8), new Alternative(Action.WAIT, 0, 1 - 0.8)),
                List.of(),
                "ann",
                true,
                null,
                null,
                List.of(),
                null,
                null,
                "a@1",
                0);
    }

    private static Outcome outcome(int number, Outcome.Kind kind) {
        double reward = kind == Outcome.Kind.ACCEPTED ? 1 : -1;
        return new Outcome("s" + number + "/a/e1", "s" + number, kind, reward, "reaction", "e2", 1_000L * number + 500);
    }

    @Test
    void nothingIsLearnedFromNothing() {
        assertThat(made().learn(current(), List.of())).isEqualTo(current());
    }

    @Test
    void theSameExperienceTeachesTheSame() {
        Learner learner = made();
        ParameterSet first = learner.learn(current(), experience());
        assertThat(learner.learn(current(), experience())).isEqualTo(first);
        assertThat(made().learn(current(), experience())).isEqualTo(first);
    }

    @Test
    void anUpdateIsTheNextVersionForTheSameAssistantAndHoldsFromWhatItHasSeen() {
        ParameterSet next = made().learn(current(), experience());
        assertThat(next.assistant()).isEqualTo(current().assistant());
        if (next.version() == current().version()) {
            assertThat(next).isEqualTo(current());
        } else {
            long seen = experience().stream()
                    .mapToLong(one -> one.outcome().time())
                    .max()
                    .orElseThrow();
            assertThat(next.version()).isEqualTo(current().version() + 1);
            assertThat(next.from()).isGreaterThanOrEqualTo(seen);
        }
    }

    @Test
    void everyNumberIsFiniteAndNoneIsLost() {
        Map<String, Double> values = made().learn(current(), experience()).values();
        assertThat(values.keySet()).containsAll(current().values().keySet());
        assertThat(values.values()).allSatisfy(value -> assertThat(value).isFinite());
    }
}
