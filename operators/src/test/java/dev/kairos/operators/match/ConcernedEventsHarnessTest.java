package dev.kairos.operators.match;

import static dev.kairos.operators.match.MatchFixtures.control;
import static dev.kairos.operators.match.MatchFixtures.pattern;
import static dev.kairos.operators.match.MatchFixtures.said;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kairos.core.assistant.PatternDefinition.OldMatches;
import dev.kairos.core.assistant.PatternSpec;
import dev.kairos.core.event.EventType;
import dev.kairos.core.turn.Cue;
import java.util.List;
import java.util.Map;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.co.CoBroadcastWithNonKeyedOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.TwoInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;

class ConcernedEventsHarnessTest {
    private static final PatternSpec QUESTIONS =
            pattern("p", 1, "within: 1 min", "{name: a, where: {cue: {QUESTION: '>= 1'}}}");
    private static final PatternSpec THANKS =
            pattern("p", 2, "within: 1 min", "{name: a, where: {cue: {THANKS: '>= 1'}}}");

    private static TwoInputStreamOperatorTestHarness<MatchEvent, PatternSpec, MatchEvent> harness() throws Exception {
        return new TwoInputStreamOperatorTestHarness<>(new CoBroadcastWithNonKeyedOperator<>(
                new ConcernedEvents(List.of(QUESTIONS)), List.of(MatchSession.PATTERNS)));
    }

    private static List<String> passing(
            TwoInputStreamOperatorTestHarness<MatchEvent, PatternSpec, MatchEvent> harness, MatchEvent... events)
            throws Exception {
        for (MatchEvent event : events) {
            harness.processElement1(new StreamRecord<>(event, event.time()));
        }
        return harness.extractOutputValues().stream().map(MatchEvent::id).toList();
    }

    @Test
    void onlyEventsOfAPatternAndWishesToBeForgottenPass() throws Exception {
        try (var harness = harness()) {
            harness.open();

            assertThat(passing(
                            harness,
                            said("q", 1_000, "ann", Cue.QUESTION),
                            said("t", 2_000, "ann", Cue.THANKS),
                            control(EventType.FORGET, "f", 3_000, Map.of())))
                    .containsExactly("q", "f");
        }
    }

    @Test
    void aNewVersionSeesTheEventsAfterItAlsoWhenRestored() throws Exception {
        OperatorSubtaskState state;
        try (var harness = harness()) {
            harness.open();
            harness.processElement2(new StreamRecord<>(THANKS, 0));
            state = harness.snapshot(1, 1);
        }
        try (var harness = harness()) {
            harness.initializeState(state);
            harness.open();

            assertThat(passing(harness, said("q", 1_000, "ann", Cue.QUESTION), said("t", 2_000, "ann", Cue.THANKS)))
                    .containsExactly("q", "t");
        }
    }

    @Test
    void aBadPatternChangesNothing() throws Exception {
        try (var harness = harness()) {
            harness.open();
            harness.processElement2(new StreamRecord<>(new PatternSpec("p", 2, 0, OldMatches.DROP, "?", "control"), 0));

            assertThat(passing(harness, said("q", 1_000, "ann", Cue.QUESTION), said("t", 2_000, "ann", Cue.THANKS)))
                    .containsExactly("q");
        }
    }
}
