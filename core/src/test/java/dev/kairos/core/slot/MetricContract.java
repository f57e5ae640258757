package dev.kairos.core.slot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kairos.core.decision.Action;
import dev.kairos.core.decision.Decision;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What every metric owes. */
public abstract class MetricContract extends SlotContract<Metric> {
    private static final int SESSIONS = 6;
    private static final int DECISIONS = 5;
    private static final long MINUTE = 60_000;

    @Override
    protected final Class<Metric> slot() {
        return Metric.class;
    }

    /** Six sessions of five decisions, one audible in all but one of them. */
    protected static List<Decision> decisions() {
        List<Decision> decisions = new ArrayList<>();
        for (int session = 0; session < SESSIONS; session++) {
            for (int turn = 0; turn < DECISIONS; turn++) {
                decisions.add(decision(session, turn, session > 0 && turn == 2 ? Action.SPEAK : Action.WAIT));
            }
        }
        return decisions;
    }

    /** A wanted span in every other session. */
    protected static List<Gold> gold() {
        List<Gold> gold = new ArrayList<>();
        for (int session = 0; session < SESSIONS; session += 2) {
            gold.add(new Gold("s" + session, Gold.Kind.SPEAK_SPAN, MINUTE, 3 * MINUTE, null, "help"));
        }
        return gold;
    }

    private static Decision decision(int session, int turn, Action action) {
        return new Decision(
                "s" + session + "/a/e" + turn,
                "s" + session,
                turn * MINUTE,
                "e" + turn,
                action,
                action.isAudible() ? "help" : null,
                turn / 10.0,
                0.2,
                "because",
                List.of(),
                List.of(),
                null,
                action.isAudible(),
                null,
                null,
                List.of(),
                null,
                null,
                "a@1",
                0);
    }

    @Test
    void theSameLogHasTheSameFigures() {
        assertThat(made().measure(decisions(), gold())).isNotEmpty().isEqualTo(made().measure(decisions(), gold()));
    }

    @Test
    void everyFigureLiesInItsIntervalAndRestsOnSomething() {
        made().measure(decisions(), gold()).forEach((name, figure) -> {
            assertThat(name).matches("[a-z][A-Za-z0-9]*");
            assertThat(figure.n()).isNotNegative();
            assertThat(Double.isNaN(figure.low())).isEqualTo(Double.isNaN(figure.high()));
            if (!Double.isNaN(figure.low())) {
                assertThat(figure.value()).as(name).isBetween(figure.low(), figure.high());
            }
        });
    }

    @Test
    void anEmptyLogHasTheSameNamesAndNoFigureThatRestsOnNothing() {
        Map<String, Metric.Figure> figures = made().measure(List.of(), List.of());
        assertThat(figures.keySet())
                .isEqualTo(made().measure(decisions(), gold()).keySet());
        figures.values().forEach(figure -> {
            assertThat(figure.n()).isZero();
            assertThat(figure.value()).isNaN();
        });
    }
}
