package dev.kairos.operators.respond;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kairos.core.assistant.AssistantSpec;
import dev.kairos.core.decision.Plan;
import dev.kairos.core.session.Features;
import dev.kairos.core.turn.Turn;
import dev.kairos.operators.decide.Resolution;
import dev.kairos.operators.fixtures.AsyncHarness;
import dev.kairos.operators.fixtures.Sample;
import dev.kairos.operators.live.CallLimits;
import dev.kairos.operators.observe.Observation;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A responder that hangs, asked at 1,000 ms by an assistant that tolerates no newer event. */
class RespondLiveHarnessTest {
    @Test
    void aSessionThatMovesOnGivesUpWhatIsInFlightForIt() throws Exception {
        try (var harness = harness("hanging")) {
            harness.take(Errand.of(asked("a")), 1_000);
            assertThat(harness.output()).as("null: nothing moves").isEmpty();
            harness.take(moved(Sample.turn("b", 2_000, "never mind")), 2_000);
            assertThat(harness.output())
                    .singleElement()
                    .matches(Reply::isGivenUp)
                    .satisfies(reply -> {
                        assertThat(reply.text()).isNull();
                        assertThat(reply.fallback()).isFalse();
                    });
        }
    }

    @Test
    void givingUpTwiceIsGivingUpOnceAndMakesRoomForOthers() throws Exception {
        try (var harness = harness("hanging")) {
            harness.take(Errand.of(asked("a")), 1_000)
                    .take(moved(Sample.turn("b", 2_000, "never mind")), 2_000)
                    .take(moved(Sample.turn("c", 3_000, "anyway")), 3_000)
                    .take(Errand.of(asked("d")), 3_000);
            assertThat(harness.output()).singleElement().matches(Reply::isGivenUp);
        }
    }

    @Test
    void theTurnThatWasSeenIsNoMovementAndAnEndOrAWishToForgetIs() throws Exception {
        for (Turn last : List.of(Sample.end("z", 1_000), Sample.forget("z", 1_000, "ann"))) {
            try (var harness = harness("hanging")) {
                harness.take(Errand.of(asked("a")), 1_000).take(moved(Sample.turn("a", 1_000, "hm")), 1_000);
                assertThat(harness.output()).isEmpty();
                harness.take(moved(last), 1_000);
                assertThat(harness.output()).singleElement().matches(Reply::isGivenUp);
            }
        }
    }

    @Test
    void whoAnswersInTimeIsHeardWhateverHappensThen() throws Exception {
        try (var harness = harness("echo")) {
            harness.take(Errand.of(asked("a")), 1_000).take(moved(Sample.turn("b", 2_000, "never mind")), 2_000);
            assertThat(harness.output()).singleElement().matches(reply -> "saw 0".equals(reply.text()));
        }
    }

    @Test
    void silenceMovesNothing() {
        Observation silence = new Observation(
                1,
                Sample.SESSION,
                2_000,
                "silence@2000",
                Observation.Kind.SILENCE,
                null,
                30,
                null,
                Features.none(),
                List.of());
        assertThat(Errand.of(silence)).isEmpty();
    }

    private static Resolution asked(String point) {
        Resolution one = Sample.resolution(point, 1_000, "ann", "plan b");
        Plan plan = one.plan().within(600_000);
        return new Resolution(one.decision(), one.assistant(), plan, one.recent(), one.seen());
    }

    private static Errand moved(Turn turn) {
        return Errand.of(Sample.observation(turn)).orElseThrow();
    }

    private static AsyncHarness<Errand, Reply> harness(String responder) throws Exception {
        List<AssistantSpec> assistants = List.of(Sample.assistant(responder, "plain"));
        return new AsyncHarness<>(
                new RespondLive(new RespondToPlan(assistants, 1, new CallLimits(9, 1))), Errand.class);
    }
}
