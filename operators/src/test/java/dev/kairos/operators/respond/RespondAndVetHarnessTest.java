package dev.kairos.operators.respond;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kairos.core.reply.Verdict.Ruling;
import dev.kairos.operators.decide.Resolution;
import dev.kairos.operators.fixtures.Sample;
import dev.kairos.operators.vet.VetReply;
import dev.kairos.operators.vet.VettedReply;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.AsyncDataStream;
import org.apache.flink.streaming.api.functions.async.AsyncFunction;
import org.apache.flink.streaming.api.operators.async.AsyncWaitOperatorFactory;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;

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

    private static Reply respond(String responder, Resolution resolution) throws Exception {
        return one(new RespondToPlan(List.of(Sample.assistant(responder, "plain")), 1), Resolution.class, resolution);
    }

    private static VettedReply vet(String guard, Reply reply) throws Exception {
        return one(new VetReply(List.of(Sample.assistant("echo", guard)), 200), Reply.class, reply);
    }

    private static <I, O> O one(AsyncFunction<I, O> function, Class<I> type, I input) throws Exception {
        var factory = new AsyncWaitOperatorFactory<>(
                function, TimeUnit.MINUTES.toMillis(1), 8, AsyncDataStream.OutputMode.UNORDERED);
        try (var harness = new OneInputStreamOperatorTestHarness<I, O>(
                factory,
                TypeInformation.of(type)
                        .createSerializer(new org.apache.flink.api.common.serialization.SerializerConfigImpl()))) {
            harness.open();
            harness.processElement(input, 1_000);
            harness.endInput();
            return harness.extractOutputValues().get(0);
        }
    }
}
