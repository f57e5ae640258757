package dev.kairos.models.trigger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.kairos.core.decision.Action;
import dev.kairos.core.event.Actor;
import dev.kairos.core.event.EventType;
import dev.kairos.core.event.Role;
import dev.kairos.core.event.SessionEvent;
import dev.kairos.core.session.Feature;
import dev.kairos.core.session.Features;
import dev.kairos.core.session.RecentTurn;
import dev.kairos.core.session.SessionView;
import dev.kairos.core.session.Thought;
import dev.kairos.core.slot.Judgment;
import dev.kairos.core.slot.SlotSpec;
import dev.kairos.core.slot.TriggerContract;
import dev.kairos.core.turn.Cues;
import dev.kairos.core.turn.Turn;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InnerThoughtsTriggerTest extends TriggerContract {
    @Override
    protected SlotSpec spec() {
        return SlotSpec.of("inner-thoughts");
    }

    /** A view with one thought of a given motivation, in a turn that answers something or nothing. */
    private static SessionView thinking(double motivation, String replyTo, boolean asked, SessionView.History history) {
        RecentTurn ours = new RecentTurn("i1", 0, EventType.INTERVENTION, "kairos", Role.AGENT, "hi", null);
        RecentTurn theirs = new RecentTurn("e1", 0, EventType.UTTERANCE, "bob", Role.USER, "hi", null);
        SessionEvent event = new SessionEvent(
                "session", "e2", 10, EventType.UTTERANCE, new Actor("ann", Role.USER), "well", replyTo, Map.of());
        float[] features = new float[Feature.values().length];
        features[Feature.QUESTION_AGE.ordinal()] = asked ? 3 : 0;
        Thought thought = new Thought("help moment", "HELP_MOMENT", motivation, 5, "e1");
        return new SessionView(
                "session",
                "e2",
                10,
                0,
                new Turn(event, Cues.none(), new float[0]),
                "ann",
                new Features(features),
                List.of(),
                () -> List.of(ours, theirs),
                history,
                List.of(thought),
                null,
                null);
    }

    private static SessionView thinking(double motivation, String replyTo) {
        return thinking(motivation, replyTo, false, SessionView.History.none());
    }

    @ParameterizedTest
    @CsvSource({
        "3.5, , SPEAK",
        "3.49, , WAIT",
        "1.5, i1, SPEAK",
        "4.0, e1, INTERRUPT",
        "3.99, e1, WAIT",
        "3.6, e1, WAIT",
    })
    void eachTypeOfTurnHasItsOwnBar(double motivation, String replyTo, Action action) {
        assertThat(made().judge(thinking(motivation, replyTo), 1).action()).isEqualTo(action);
    }

    @Test
    void anInterruptionCarriesItsScore() {
        Judgment judgment = made().judge(thinking(4.5, "e1"), 1);
        assertThat(judgment.score()).isEqualTo(4.5);
        assertThat(judgment.threshold()).isEqualTo(4.0);
    }

    @Test
    void everySilentTurnAddsOnePercent() {
        SessionView.History silent = new SessionView.History(1, 0L, 10, "any", 0, 0);
        double score = made().judge(thinking(3.0, null, false, silent), 1).score();
        assertThat(score).isCloseTo(3.0 * Math.pow(1.01, 10), within(1e-9));
        SessionView.History longSilent = new SessionView.History(1, 0L, 1_000, "any", 0, 0);
        assertThat(made().judge(thinking(3.0, null, false, longSilent), 1).score())
                .isEqualTo(5);
    }

    @Test
    void aQuickReactionIsDrawnOnlyWhenSomebodyAsks() {
        int reactions = 0;
        for (long seed = 0; seed < 1_000; seed++) {
            SessionView asked = thinking(2.5, null, true, SessionView.History.none());
            Judgment judgment = made().judge(asked, seed * 0x9E3779B97F4A7C15L);
            assertThat(judgment.propensity()).isEqualTo(0.3);
            reactions += judgment.action() == Action.SPEAK ? 1 : 0;
            assertThat(made().judge(thinking(2.5, null), seed).action())
                    .as("null case")
                    .isEqualTo(Action.WAIT);
        }
        assertThat(reactions).isBetween(250, 350);
    }

    @Test
    void whatWasThoughtBeforeTheAssistantSpokeIsDropped() {
        SessionView.History spoken = new SessionView.History(1, 6L, 1, "any", 0, 0);
        Judgment judgment = made().judge(thinking(5, null, false, spoken), 1);
        assertThat(judgment.action()).isEqualTo(Action.WAIT);
        assertThat(judgment.thoughts()).isEmpty();
    }

    @Test
    void aHigherThresholdNeverSpeaksMore() {
        int before = Integer.MAX_VALUE;
        for (double threshold = 1; threshold <= 5; threshold += 0.5) {
            int spoken = 0;
            for (double motivation = 1; motivation <= 5; motivation += 0.25) {
                boolean speaks = made(Map.of("threshold", threshold))
                        .judge(thinking(motivation, null), 1)
                        .action()
                        .isAudible();
                spoken += speaks ? 1 : 0;
            }
            assertThat(spoken).isLessThanOrEqualTo(before);
            before = spoken;
        }
    }
}
