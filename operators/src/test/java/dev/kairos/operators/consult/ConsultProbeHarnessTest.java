package dev.kairos.operators.consult;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kairos.core.assistant.AssistantSpec;
import dev.kairos.core.slot.SlotSpec;
import dev.kairos.operators.decide.Arrival;
import dev.kairos.operators.fixtures.AsyncHarness;
import dev.kairos.operators.fixtures.Sample;
import dev.kairos.operators.live.CallLimits;
import dev.kairos.operators.observe.Query;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.functions.DefaultOpenContext;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.functions.async.CollectionSupplier;
import org.apache.flink.streaming.api.functions.async.ResultFuture;
import org.apache.flink.streaming.util.MockStreamingRuntimeContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConsultProbeHarnessTest {
    private static final long DELAY = 500;
    private static final ConsultProbe.Limits TWO_CALLS = new ConsultProbe.Limits(60_000, new CallLimits(2, 9));

    @Test
    void anAnswerBecomesEvidenceForWhoeverAskedAtTheTimeOfTheQuestionPlusTheDelay() throws Exception {
        try (var consult = consult("answer", null)) {
            assertThat(consult.take(query("a", 1_000), 1_000).awaited())
                    .singleElement()
                    .satisfies(arrival -> {
                        assertThat(arrival.time()).isEqualTo(1_000 + DELAY);
                        assertThat(arrival.assistant()).isZero();
                        assertThat(arrival.evidence().request()).isEqualTo("hand:a");
                        assertThat(arrival.evidence().signals()).hasSize(1);
                    });
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"throw", "null"})
    void aProbeThatFailsYieldsNoEvidenceAndHoldsUpNothing(String failure) throws Exception {
        try (var consult = consult(failure, null)) {
            assertThat(consult.take(query("a", 1_000), 1_000).awaited()).isEmpty();
        }
    }

    @Test
    void liveAProbeThatHangsYieldsNoEvidenceWhenItsDeadlineIsOver() throws Exception {
        ConsultProbe.Limits impatient = new ConsultProbe.Limits(20, new CallLimits(2, 9));
        try (var consult = consult("hang", impatient)) {
            assertThat(consult.take(query("a", 1_000), 1_000).awaited()).isEmpty();
        }
    }

    @Test
    void liveAnOverflowYieldsNoEvidenceAtOnceAndInReplayItWaits() throws Exception {
        assertThat(answered(function("hang", TWO_CALLS))).containsExactly("c");
        assertThat(answered(function("hang", null))).isEmpty();
    }

    /** Which of three questions have been answered, by nothing at all. */
    private static List<String> answered(ConsultProbe function) throws Exception {
        List<String> answered = new ArrayList<>();
        function.setRuntimeContext(new MockStreamingRuntimeContext(1, 0));
        function.open(DefaultOpenContext.INSTANCE);
        for (String point : List.of("a", "b", "c")) {
            function.asyncInvoke(query(point, 1_000), new ResultFuture<>() {
                @Override
                public void complete(Collection<Arrival> result) {
                    assertThat(result).isEmpty();
                    answered.add(point);
                }

                @Override
                public void completeExceptionally(Throwable error) {
                    throw new AssertionError(error);
                }

                @Override
                public void complete(CollectionSupplier<Arrival> supplier) {
                    throw new AssertionError("not used");
                }
            });
        }
        function.close();
        return answered;
    }

    @Test
    void whatWasInFlightIsAskedAgainAfterARestore() throws Exception {
        OperatorSubtaskState snapshot;
        try (var consult = consult("hang", null)) {
            snapshot = consult.take(query("a", 1_000), 1_000).snapshot();
        }
        try (var restored = new AsyncHarness<>(function("answer", null), Query.class, snapshot)) {
            assertThat(restored.awaited()).singleElement().satisfies(arrival -> assertThat(
                            arrival.evidence().request())
                    .isEqualTo("hand:a"));
        }
    }

    private static AsyncHarness<Query, Arrival> consult(String does, ConsultProbe.@Nullable Limits limits)
            throws Exception {
        return new AsyncHarness<>(function(does, limits), Query.class);
    }

    private static ConsultProbe function(String does, ConsultProbe.@Nullable Limits limits) {
        AssistantSpec plain = Sample.assistant();
        AssistantSpec asking = new AssistantSpec(
                plain.id(),
                plain.version(),
                plain.sessions(),
                null,
                new SlotSpec("hand", Map.of("does", does)),
                plain.detectors(),
                plain.patterns(),
                plain.trigger(),
                plain.planner(),
                plain.admit(),
                plain.responder(),
                plain.scorers(),
                plain.selector(),
                plain.guards(),
                plain.outcome(),
                plain.silenceMarks(),
                plain.coolDown(),
                plain.deadline(),
                plain.tolerate());
        return new ConsultProbe(List.of(asking), DELAY, limits);
    }

    private static Query query(String point, long time) {
        return new Query(Sample.observation(Sample.turn(point, time, "hm")), 0);
    }
}
