package dev.kairos.operators.respond;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kairos.core.decision.Decision;
import dev.kairos.core.decision.Plan;
import dev.kairos.core.reply.Verdict.Ruling;
import dev.kairos.operators.decide.Resolution;
import dev.kairos.operators.fixtures.AsyncHarness;
import dev.kairos.operators.fixtures.Sample;
import dev.kairos.operators.live.CallLimits;
import dev.kairos.operators.vet.VetReply;
import dev.kairos.operators.vet.VettedReply;
import java.util.List;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RespondAndVetHarnessTest {
    @Test
    void aResponderThatAnswersIsNoFallback() throws Exception {
        Reply reply = respond("echo", Sample.resolution("a", 1_000, "ann", "plan b"));
        assertThat(reply.text()).isEqualTo("saw 0");
        assertThat(reply.fallback()).isFalse();
        assertThat(reply.by()).isEqualTo("echo@1");
    }

    @Test
    void aResponderThatHangsOrThrowsLeavesThePlansFallback() throws Exception {
        for (String broken : List.of("hanging", "throwing")) {
            Reply reply = respond(broken, Sample.resolution("a", 1_000, "ann", "plan b"));
            assertThat(reply.text()).isEqualTo("plan b");
            assertThat(reply.fallback()).isTrue();
        }
    }

    @Test
    void withoutAFallbackThereAreNoWords() throws Exception {
        Reply reply = respond("hanging", Sample.resolution("a", 1_000, "ann", ""));
        assertThat(reply.text()).isNull();
        assertThat(reply.vetoed()).isFalse();
    }

    @Test
    void whatAGuardAllowsMayGoOut() throws Exception {
        VettedReply vetted = vet("plain", respond("echo", Sample.resolution("a", 1_000, "ann", "")));
        assertThat(vetted.allowedText()).isEqualTo("saw 0");
    }

    @Test
    void nonsenseHangingAndThrowingGuardsAllBlock() throws Exception {
        Reply nonsense = respond("nonsense", Sample.resolution("a", 1_000, "ann", ""));
        Reply words = respond("echo", Sample.resolution("a", 1_000, "ann", ""));
        assertThat(vet("plain", nonsense).allowedText()).isNull();
        for (String broken : List.of("hanging", "throwing")) {
            VettedReply vetted = vet(broken, words);
            assertThat(vetted.verdict().ruling()).isEqualTo(Ruling.BLOCK);
            assertThat(vetted.allowedText()).isNull();
        }
    }

    @Test
    void wordsThatAreSettledAskNoResponder() throws Exception {
        Resolution one = Sample.resolution("a", 1_000, "ann", "plan b");
        Resolution refusing = new Resolution(
                one.decision(), one.assistant(), Plan.saying("refuse", "ann", "no, sorry"), one.recent(), one.seen());
        for (String responder : List.of("hanging", "throwing", "echo")) {
            Reply reply = respond(responder, refusing);
            assertThat(reply.text()).as(responder).isEqualTo("no, sorry");
            assertThat(reply.fallback()).isFalse();
        }
        assertThat(respond("echo", one).text()).as("null case").isEqualTo("saw 0");
    }

    @ParameterizedTest
    @CsvSource({
        "fine,            ALLOW,    fine",
        "please rewrite,  REWRITE,  other words",
        "please refuse,   REFUSE,   other words",
        "please escalate, ESCALATE, other words",
        "please hold,     HOLD,",
        "please block,    BLOCK,"
    })
    void whatGoesOutFollowsTheVerdict(String said, Ruling ruling, String out) throws Exception {
        Resolution one = Sample.resolution("a", 1_000, "ann", "");
        Reply reply = respond(
                "echo",
                new Resolution(one.decision(), 0, Plan.saying("offer-help", "ann", said), one.recent(), one.seen()));
        VettedReply vetted = vet("ruling", reply);
        assertThat(vetted.verdict().ruling()).isEqualTo(ruling);
        assertThat(vetted.allowedText()).isEqualTo(out);
        assertThat(vet("plain", reply).allowedText()).as("null case").isEqualTo(said);
    }

    @Test
    void liveAnOverflowTakesTheFallbackAtOnceAndInReplayItWaits() throws Exception {
        try (var live = responding("hanging", new CallLimits(2, 9));
                var replay = responding("hanging", null)) {
            for (String point : List.of("a", "b", "c")) {
                live.take(later(point), 1_000);
                replay.take(later(point), 1_000);
            }
            assertThat(live.output()).singleElement().satisfies(reply -> {
                assertThat(reply.resolution().decision().event()).isEqualTo("c");
                assertThat(reply.text()).isEqualTo("plan b");
                assertThat(reply.fallback()).isTrue();
            });
            assertThat(replay.output()).isEmpty();
        }
    }

    @Test
    void liveOneSessionCannotTakeAllCalls() throws Exception {
        try (var live = responding("hanging", new CallLimits(9, 1))) {
            live.take(later("a"), 1_000).take(later("b"), 1_000);
            assertThat(live.output()).singleElement().matches(Reply::fallback);
        }
    }

    @Test
    void liveAnOverflowIsBlockedAtOnceAndInReplayItWaits() throws Exception {
        Reply words = respond("echo", Sample.resolution("a", 1_000, "ann", ""));
        try (var live = vetting("hanging", new CallLimits(2, 9));
                var replay = vetting("hanging", null)) {
            for (int i = 0; i < 3; i++) {
                live.take(words, 1_000);
                replay.take(words, 1_000);
            }
            assertThat(live.output()).singleElement().satisfies(vetted -> {
                assertThat(vetted.verdict().ruling()).isEqualTo(Ruling.BLOCK);
                assertThat(vetted.verdict().categories()).containsExactly("overflow");
            });
            assertThat(replay.output()).isEmpty();
        }
    }

    @Test
    void whatWasInFlightIsAskedAgainAfterARestore() throws Exception {
        OperatorSubtaskState snapshot;
        try (var hanging = responding("hanging", null)) {
            snapshot = hanging.take(later("a"), 1_000).snapshot();
        }
        RespondToPlan echo = new RespondToPlan(List.of(Sample.assistant("echo", "plain")), 1, null);
        try (var restored = new AsyncHarness<Resolution, Reply>(echo, Resolution.class, snapshot)) {
            assertThat(restored.awaited()).singleElement().matches(reply -> "saw 0".equals(reply.text()));
        }
    }

    /** With a watermark behind every request, a hanging one holds back every later answer; without, none. */
    @Test
    void anAnswerWaitsForAHangingOneOnlyWhereWatermarksAreLetThrough() throws Exception {
        Resolution hangs = onlyIn("stuck", later("a"));
        Resolution answers = onlyIn("well", later("b"));
        try (var without = new AsyncHarness<Resolution, Reply>(choosy(), Resolution.class);
                var with = new AsyncHarness<Resolution, Reply>(choosy(), Resolution.class)) {
            assertThat(without.take(hangs, 1_000).take(answers, 2_000).output())
                    .extracting(reply -> reply.resolution().decision().session())
                    .containsExactly("well");
            assertThat(with.take(hangs, 1_000)
                            .watermark(1_000)
                            .take(answers, 2_000)
                            .output())
                    .isEmpty();
        }
    }

    private static RespondToPlan choosy() {
        return new RespondToPlan(List.of(Sample.assistant("hanging-for-stuck", "plain")), 0, null);
    }

    private static Resolution onlyIn(String session, Resolution one) {
        Decision decision = one.decision();
        return one.with(new Decision(
                session + "/helper/" + decision.event(),
                session,
                decision.time(),
                decision.event(),
                decision.action(),
                decision.act(),
                decision.score(),
                decision.threshold(),
                decision.reason(),
                decision.alternatives(),
                decision.signals(),
                decision.addressee(),
                true,
                null,
                null,
                decision.checks(),
                null,
                null,
                decision.assistant(),
                decision.parameters()));
    }

    /** A resolution whose responder has ten minutes. */
    private static Resolution later(String point) {
        Resolution one = Sample.resolution(point, 1_000, "ann", "plan b");
        Plan plan = one.plan();
        Plan patient = new Plan(
                plan.act(),
                plan.strategies(),
                plan.addressee(),
                plan.slots(),
                plan.mustInclude(),
                plan.mustAvoid(),
                plan.style(),
                600_000,
                plan.fallback());
        return new Resolution(one.decision(), one.assistant(), patient, one.recent(), one.seen());
    }

    private static AsyncHarness<Resolution, Reply> responding(String responder, @Nullable CallLimits limits)
            throws Exception {
        return new AsyncHarness<>(
                new RespondToPlan(List.of(Sample.assistant(responder, "plain")), 1, limits), Resolution.class);
    }

    private static AsyncHarness<Reply, VettedReply> vetting(String guard, @Nullable CallLimits limits)
            throws Exception {
        return new AsyncHarness<>(new VetReply(List.of(Sample.assistant("echo", guard)), 600_000, limits), Reply.class);
    }

    private static Reply respond(String responder, Resolution resolution) throws Exception {
        try (var harness = responding(responder, null)) {
            return harness.take(resolution, 1_000).awaited().get(0);
        }
    }

    private static VettedReply vet(String guard, Reply reply) throws Exception {
        VetReply function = new VetReply(List.of(Sample.assistant("echo", guard)), 200, null);
        try (var harness = new AsyncHarness<Reply, VettedReply>(function, Reply.class)) {
            return harness.take(reply, 1_000).awaited().get(0);
        }
    }
}
