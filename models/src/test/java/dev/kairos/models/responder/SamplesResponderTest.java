package dev.kairos.models.responder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kairos.core.reply.Candidate;
import dev.kairos.core.reply.Usage;
import dev.kairos.core.slot.Responder;
import dev.kairos.core.slot.Responder.Answer;
import dev.kairos.core.slot.Responder.Request;
import dev.kairos.core.slot.ResponderContract;
import dev.kairos.core.slot.SlotSpec;
import dev.kairos.core.slot.Views;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongFunction;
import org.junit.jupiter.api.Test;

class SamplesResponderTest extends ResponderContract {
    @Override
    protected SlotSpec spec() {
        return new SlotSpec(
                "samples", Map.of("responder", Map.of("id", "scripted", "script", Map.of("*", "Shall I look?"))));
    }

    @Override
    protected String act() {
        return "offer-help";
    }

    @Test
    void everySampleHasASeedOfItsOwnAndEveryWordingComesOnce() {
        Answer answer = answer(seed -> answered("words " + seed % 2));
        assertThat(answer.candidates()).extracting(Candidate::text).containsExactly("words 0", "words 1");
        assertThat(answer.usage().calls()).isEqualTo(3);
    }

    @Test
    void oneThatFailsLeavesTheOthers() {
        Answer answer = answer(seed -> seed == 42
                ? CompletableFuture.failedFuture(new IllegalStateException("no words today"))
                : answered("words " + seed));
        assertThat(answer.candidates()).extracting(Candidate::text).containsExactly("words 43", "words 44");
    }

    @Test
    void ifAllFailItFails() {
        assertThatThrownBy(() -> answer(seed -> CompletableFuture.failedFuture(new IllegalStateException("none"))))
                .hasRootCauseMessage("none");
    }

    @Test
    void whoGivesUpGivesUpEverySample() {
        List<CompletableFuture<Answer>> asked = new ArrayList<>();
        Responder hanging = request -> {
            asked.add(new CompletableFuture<>());
            return asked.get(asked.size() - 1);
        };
        new SamplesResponder(hanging, 3).respond(request()).cancel(true);
        assertThat(asked).hasSize(3).allMatch(CompletableFuture::isCancelled);
    }

    private static Answer answer(LongFunction<CompletableFuture<Answer>> bySeed) {
        return new SamplesResponder(request -> bySeed.apply(request.seed()), 3)
                .respond(request())
                .join();
    }

    private static Request request() {
        return request(
                "offer-help", Map.of(), new Views().says("ann", "it fails").view());
    }

    private static CompletableFuture<Answer> answered(String text) {
        return CompletableFuture.completedFuture(
                new Answer(List.of(new Candidate(text, Map.of(), null, 0)), null, "model@1", new Usage(1, 1, 1, 0)));
    }
}
