package dev.kairos.operators.match;

import static dev.kairos.operators.match.MatchFixtures.control;
import static dev.kairos.operators.match.MatchFixtures.pattern;
import static dev.kairos.operators.match.MatchFixtures.said;
import static dev.kairos.operators.match.MatchFixtures.shipped;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kairos.core.assistant.PatternSpec;
import dev.kairos.core.event.EventType;
import dev.kairos.core.signal.SignalType;
import dev.kairos.core.turn.Cue;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.util.AbstractStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;

class MatchSessionHarnessTest {
    private static final long MINUTE = 60_000;
    private static final PatternSpec THANKS_AFTER_QUESTION = pattern(
            "thanks",
            1,
            "within: 1 min",
            "{name: question, where: {cue: {QUESTION: '>= 1'}}}",
            "{name: thanks, where: {cue: {THANKS: '>= 1'}}}");

    @Test
    void tensionThenRetortThenEscalationIsADerailment() throws Exception {
        try (MatchHarness match = MatchHarness.of(shipped("derailment"))) {
            match.events(
                            said("e1", 1_000, "ann", Cue.FRUSTRATION),
                            said("e2", 2_000, "bob", Cue.SECOND_PERSON, Cue.NEGATION),
                            said("e3", 3_000, "ann", Cue.INSULT))
                    .watermark(3_000);

            assertThat(match.matches()).singleElement().satisfies(found -> {
                assertThat(found.key()).isEqualTo(MatchFixtures.KEY);
                assertThat(found.session()).isEqualTo(MatchFixtures.SESSION);
                assertThat(found.time()).isEqualTo(3_000);
                assertThat(found.signal().type()).isEqualTo(SignalType.DERAILMENT);
                assertThat(found.signal().by()).isEqualTo("derailment@1");
                assertThat(found.signal().evidence()).containsExactly("e1", "e2", "e3");
                assertThat(found.signal().validUntil()).isEqualTo(3_000 + 2 * MINUTE);
            });
        }
    }

    @Test
    void aMatchThatASkipStrategyHeldBackCarriesTheTimeAtWhichItBecameKnown() throws Exception {
        String[] steps = {
            "{name: question, where: {cue: {QUESTION: '>= 1'}}}",
            "{name: thanks, where: {cue: {THANKS: '>= 1'}, actor: same-as question}}"
        };
        PatternSpec holding = pattern("thanks", 1, "within: 1 min\nskip: past-last", steps);
        PatternSpec immediate = pattern("thanks", 1, "within: 1 min", steps);

        // bob thanks while ann's question, the earlier one, still waits for her thanks
        assertThat(timesOf(holding)).containsExactly(4_000L + MINUTE);
        assertThat(timesOf(immediate)).containsExactly(6_000L);
    }

    private static List<Long> timesOf(PatternSpec spec) throws Exception {
        try (MatchHarness match = MatchHarness.of(spec)) {
            match.events(
                            said("e1", 4_000, "ann", Cue.QUESTION),
                            said("e2", 5_000, "bob", Cue.QUESTION),
                            said("e3", 6_000, "bob", Cue.THANKS))
                    .watermark(10 * MINUTE);
            return match.matches().stream().map(Match::time).toList();
        }
    }

    @Test
    void anApologyInBetweenIsNoDerailment() throws Exception {
        try (MatchHarness match = MatchHarness.of(shipped("derailment"))) {
            match.events(
                            said("e1", 1_000, "ann", Cue.FRUSTRATION),
                            said("e2", 2_000, "bob", Cue.SECOND_PERSON, Cue.NEGATION),
                            said("e3", 2_500, "bob", Cue.APOLOGY),
                            said("e4", 3_000, "ann", Cue.INSULT))
                    .watermark(3_000);

            assertThat(match.matches()).isEmpty();
        }
    }

    @Test
    void aRetortByTheTensePersonAloneIsNoDerailment() throws Exception {
        try (MatchHarness match = MatchHarness.of(shipped("derailment"))) {
            match.events(
                            said("e1", 1_000, "ann", Cue.FRUSTRATION),
                            said("e2", 2_000, "ann", Cue.SECOND_PERSON, Cue.NEGATION),
                            said("e3", 3_000, "ann", Cue.INSULT))
                    .watermark(3_000);

            assertThat(match.matches()).isEmpty();
        }
    }

    @Test
    void anUnansweredQuestionIsAMatchWhenItsTimeIsOver() throws Exception {
        try (MatchHarness match = MatchHarness.of(shipped("question-unanswered"))) {
            match.events(said("q", 1_000, "ann", Cue.QUESTION)).watermark(1_000 + 5 * MINUTE - 1);
            assertThat(match.matches()).isEmpty();

            match.watermark(1_000 + 5 * MINUTE);

            assertThat(match.matches()).singleElement().satisfies(found -> {
                assertThat(found.time()).isEqualTo(1_000 + 5 * MINUTE);
                assertThat(found.signal().evidence()).containsExactly("q");
            });
            assertThat(match.keyedStateEntries()).isZero();
            assertThat(match.timers()).isZero();
        }
    }

    @Test
    void anAnswerBySomebodyElseCancelsAndOneByTheAskerDoesNot() throws Exception {
        try (MatchHarness match = MatchHarness.of(shipped("question-unanswered"))) {
            match.events(
                            said("q1", 1_000, "ann", Cue.QUESTION),
                            said("a1", 2_000, "bob"),
                            said("q2", 3_000, "ann", Cue.QUESTION),
                            said("a2", 4_000, "ann"))
                    .watermark(10 * MINUTE);

            assertThat(match.evidence()).containsExactly("q2");
        }
    }

    @Test
    void aReplyThatIsItselfAQuestionCancelsOnlyWhatItAnswers() throws Exception {
        try (MatchHarness match = MatchHarness.of(shipped("question-unanswered"))) {
            match.events(
                            said("q1", 1_000, "ann", Cue.QUESTION),
                            said(MatchFixtures.SESSION, "q2", 2_000, "bob", "q1", Cue.QUESTION))
                    .watermark(10 * MINUTE);

            assertThat(match.evidence()).containsExactly("q2");
        }
    }

    @Test
    void whatTheClockOfTheInputNeverReachedDidNotHappen() throws Exception {
        try (MatchHarness match = MatchHarness.of(shipped("question-unanswered"))) {
            match.events(said("q", 1_000, "ann", Cue.QUESTION))
                    .watermark(MINUTE)
                    .watermark(Long.MAX_VALUE);

            assertThat(match.matches()).isEmpty();
            assertThat(match.keyedStateEntries()).isZero();
            assertThat(match.timers()).isZero();
        }
    }

    @Test
    void eventsOfOneMomentAreTakenInTheOrderOfTheirIds() throws Exception {
        try (MatchHarness match = MatchHarness.of(THANKS_AFTER_QUESTION)) {
            match.events(said("b", 1_000, "ann", Cue.THANKS), said("a", 1_000, "ann", Cue.QUESTION))
                    .watermark(1_000);

            assertThat(match.evidence()).containsExactly("a b");
        }
        try (MatchHarness match = MatchHarness.of(THANKS_AFTER_QUESTION)) {
            match.events(said("b", 1_000, "ann", Cue.QUESTION), said("a", 1_000, "ann", Cue.THANKS))
                    .watermark(1_000);

            assertThat(match.evidence()).isEmpty();
        }
    }

    @Test
    void anEventBehindTheWatermarkGoesToTheSideOutput() throws Exception {
        try (MatchHarness match = MatchHarness.of(THANKS_AFTER_QUESTION)) {
            match.watermark(1_000).events(said("q", 1_000, "ann", Cue.QUESTION), said("t", 2_000, "ann", Cue.THANKS));
            match.watermark(2_000);

            assertThat(match.matches()).isEmpty();
            assertThat(match.sideOutput(MatchSession.LATE))
                    .extracting(MatchEvent::id)
                    .containsExactly("q");
        }
    }

    @Test
    void anEventThatConcernsNoPatternLeavesNoState() throws Exception {
        try (MatchHarness match = MatchHarness.of(THANKS_AFTER_QUESTION)) {
            match.events(said("e", 1_000, "ann", Cue.HEDGE));

            assertThat(match.keyedStateEntries()).isZero();
            assertThat(match.timers()).isZero();
        }
    }

    @Test
    void stateAndTimersAreEmptyWhenTheTimeIsOver() throws Exception {
        try (MatchHarness match = MatchHarness.of(THANKS_AFTER_QUESTION)) {
            match.events(said("q", 1_000, "ann", Cue.QUESTION)).watermark(1_000 + MINUTE - 1);
            assertThat(match.keyedStateEntries()).isEqualTo(1);

            match.watermark(1_000 + MINUTE);

            assertThat(match.keyedStateEntries()).isZero();
            assertThat(match.timers()).isZero();
        }
    }

    @Test
    void stateAndTimersAreEmptyAfterEnd() throws Exception {
        try (MatchHarness match = MatchHarness.of(THANKS_AFTER_QUESTION)) {
            match.events(said("q", 1_000, "ann", Cue.QUESTION), control(EventType.END, "z", 2_000, Map.of()))
                    .watermark(2_000);

            assertThat(match.keyedStateEntries()).isZero();
            assertThat(match.timers()).isZero();
        }
    }

    @Test
    void whatFollowsAnEndInTimeIsKeptThoughItArrivedBefore() throws Exception {
        try (MatchHarness match = MatchHarness.of(THANKS_AFTER_QUESTION)) {
            match.events(
                            said("t", 4_000, "ann", Cue.THANKS),
                            said("q2", 3_000, "ann", Cue.QUESTION),
                            said("q1", 1_000, "ann", Cue.QUESTION),
                            control(EventType.END, "z", 2_000, Map.of()))
                    .watermark(2_000)
                    .watermark(4_000);

            assertThat(match.evidence()).containsExactly("q2 t");
        }
    }

    @Test
    void partialMatchesSurviveARestoreAtParallelismTwo() throws Exception {
        OperatorSubtaskState state;
        try (MatchHarness match = MatchHarness.of(THANKS_AFTER_QUESTION)) {
            state = match.events(said("q", 1_000, "ann", Cue.QUESTION), said("t", 9_000, "ann", Cue.THANKS))
                    .watermark(5_000)
                    .snapshot();
        }
        int matches = 0;
        for (int index = 0; index < 2; index++) {
            OperatorSubtaskState part = AbstractStreamOperatorTestHarness.repartitionOperatorState(
                    state, MatchHarness.MAX_PARALLELISM, 1, 2, index);
            try (MatchHarness match = MatchHarness.restored(part, 2, index, THANKS_AFTER_QUESTION)) {
                matches += match.watermark(9_000).evidence().equals(List.of("q t")) ? 1 : 0;
            }
        }
        assertThat(matches).isEqualTo(1);
    }

    @Test
    void theOrderOfArrivalChangesNothing() throws Exception {
        List<MatchEvent> events = new ArrayList<>();
        Random random = new Random(7);
        Cue[] cues = {Cue.QUESTION, Cue.THANKS, Cue.HEDGE};
        for (int i = 0; i < 200; i++) {
            events.add(said("e" + i, 1_000 + random.nextInt(100), "ann", cues[random.nextInt(cues.length)]));
        }
        List<Match> expected = matchesOf(events);
        assertThat(expected).hasSizeGreaterThan(20);
        for (int shuffle = 0; shuffle < 30; shuffle++) {
            Collections.shuffle(events, random);

            assertThat(matchesOf(events)).isEqualTo(expected);
        }
    }

    private static List<Match> matchesOf(List<MatchEvent> events) throws Exception {
        try (MatchHarness match = MatchHarness.of(THANKS_AFTER_QUESTION)) {
            return match.events(events.toArray(MatchEvent[]::new))
                    .watermark(2_000)
                    .matches();
        }
    }

    @Test
    void beyondTheLimitTheOldestPartialMatchesAreGivenUp() throws Exception {
        try (MatchHarness match = MatchHarness.limited(2, THANKS_AFTER_QUESTION)) {
            match.events(
                            said("q1", 1_000, "ann", Cue.QUESTION),
                            said("q2", 2_000, "ann", Cue.QUESTION),
                            said("q3", 3_000, "ann", Cue.QUESTION),
                            said("t", 4_000, "ann", Cue.THANKS))
                    .watermark(4_000);

            assertThat(match.evidence()).containsExactly("q2 t", "q3 t");
            assertThat(match.keyedStateEntries()).isZero();
        }
    }

    @Test
    void closingEndsTheThreadThatFlinksBufferStarts() throws Exception {
        Set<Thread> before = Thread.getAllStackTraces().keySet();
        MatchHarness match = MatchHarness.of(THANKS_AFTER_QUESTION);
        List<Thread> timers = Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> !before.contains(thread) && thread.getName().startsWith("Timer-"))
                .toList();
        assertThat(timers).isNotEmpty();

        match.close();

        for (Thread timer : timers) {
            timer.join(10_000);
            assertThat(timer.isAlive()).isFalse();
        }
    }

    @Test
    void attributesThatNoConditionNamesAreNotKept() throws Exception {
        MatchEvent question = said("q", 1_000, "ann", Cue.QUESTION);
        MatchEvent talkative = new MatchEvent(
                question.key(),
                question.session(),
                question.id(),
                question.time(),
                question.type(),
                question.actor(),
                question.role(),
                null,
                question.cues(),
                0f,
                question.signals(),
                question.features(),
                Map.of("channel", "help-desk"),
                0);
        try (MatchHarness match = MatchHarness.of(THANKS_AFTER_QUESTION)) {
            match.events(talkative).watermark(1_000);

            assertThat(match.stateText()).contains("ann").doesNotContain("help-desk");
        }
    }
}
