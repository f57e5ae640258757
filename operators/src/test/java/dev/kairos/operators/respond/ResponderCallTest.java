package dev.kairos.operators.respond;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kairos.core.reply.Candidate;
import dev.kairos.core.reply.Usage;
import dev.kairos.core.slot.ModelClient.Failure;
import dev.kairos.core.slot.ModelClient.Reason;
import dev.kairos.core.slot.Responder;
import dev.kairos.core.slot.Responder.Answer;
import dev.kairos.operators.decide.Resolution;
import dev.kairos.operators.fixtures.Sample;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeoutException;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ResponderCallTest {
    private static final Usage TOOK = new Usage(1, 20, 5, 0.25);
    private static final Ranking PLAIN = new Ranking(Map.of(), null);

    private final List<Integer> attempts = new ArrayList<>();

    @Test
    void whatBreaksDownAndNonsenseAreAskedAgain() {
        Reply reply = call(number -> switch (number) {
                    case 1 -> CompletableFuture.failedFuture(new IllegalStateException("no words today"));
                    case 2 -> answer("\u0000");
                    default -> answer("plan a");
                })
                .run()
                .join();
        assertThat(reply.text()).isEqualTo("plan a");
        assertThat(attempts).containsExactly(1, 2, 3);
        assertThat(reply.usage()).as("nonsense was paid for, too").isEqualTo(TOOK.plus(TOOK));
        assertThat(reply.cost()).isEqualTo(0.5);
    }

    @Test
    void aModelThatFailedIsNotAskedAgainBecauseItsClientHasSeenToThat() {
        ResponderCall call =
                call(number -> CompletableFuture.failedFuture(new Failure(Reason.UNAVAILABLE, "scripted")));
        Reply reply = call.run().join();
        assertThat(reply.fallback()).isTrue();
        assertThat(reply.text()).isEqualTo("plan b");
        assertThat(attempts).containsExactly(1);
        assertThat(call.failure()).isInstanceOfSatisfying(Failure.class, failure -> assertThat(failure.reason())
                .isEqualTo(Reason.UNAVAILABLE));
    }

    @Test
    void whatIsInFlightAtTheDeadlineIsCancelled() {
        CompletableFuture<Answer> hanging = new CompletableFuture<>();
        ResponderCall call = call(number -> hanging);
        assertThat(call.run().join().fallback()).isTrue();
        assertThat(hanging).isCancelled();
        assertThat(call.failure()).isInstanceOf(TimeoutException.class);
        assertThat(attempts).containsExactly(1);
    }

    @Test
    void aVetoIsNoFallbackAndIsPaidForAllTheSame() {
        Reply reply = call(number -> CompletableFuture.completedFuture(new Answer(List.of(), null, "model@1", TOOK)))
                .run()
                .join();
        assertThat(reply.vetoed()).isTrue();
        assertThat(reply.cost()).isEqualTo(0.25);
    }

    @Test
    void aCallThatIsGivenUpIsCancelledAndTakesNoFallback() {
        CompletableFuture<Answer> hanging = new CompletableFuture<>();
        ResponderCall call = call(number -> hanging);
        CompletableFuture<Reply> reply = call.run();
        call.giveUp();
        call.giveUp();
        assertThat(reply.join().isGivenUp()).isTrue();
        assertThat(hanging).isCancelled();
        assertThat(attempts).containsExactly(1);
    }

    @Test
    void whatWasAnsweredIsNotGivenUpAnyMore() {
        ResponderCall call = call(number -> answer("a"));
        CompletableFuture<Reply> reply = call.run();
        call.giveUp();
        assertThat(reply.join().text()).isEqualTo("a");
    }

    @Test
    void callsAreCountedForTheEndpointOrElseForTheResponder() {
        assertThat(new ResponderCall(new Stub(number -> answer("a"), "http://here/v1"), PLAIN, "stub", resolution(), 0)
                        .endpoint())
                .isEqualTo("http://here/v1");
        assertThat(call(number -> answer("a")).endpoint()).isEqualTo("stub");
    }

    private ResponderCall call(IntFunction<CompletableFuture<Answer>> answers) {
        Responder responder = new Stub(
                number -> {
                    attempts.add(number);
                    return answers.apply(number);
                },
                null);
        return new ResponderCall(responder, PLAIN, "stub", resolution(), 2);
    }

    private static Resolution resolution() {
        return Sample.resolution("a", 1_000, "ann", "plan b");
    }

    private static CompletableFuture<Answer> answer(String text) {
        return CompletableFuture.completedFuture(
                new Answer(List.of(new Candidate(text, Map.of(), null, 0)), null, "model@1", TOOK));
    }

    /** Answers by the number of the attempt. */
    private record Stub(IntFunction<CompletableFuture<Answer>> answers, @Nullable String at) implements Responder {
        @Override
        public CompletionStage<Answer> respond(Request request) {
            return answers.apply(request.attempt());
        }

        @Override
        public @Nullable String endpoint(Request request) {
            return at;
        }
    }
}
