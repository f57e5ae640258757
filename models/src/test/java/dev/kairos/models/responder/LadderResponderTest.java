package dev.kairos.models.responder;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kairos.core.slot.Responder;
import dev.kairos.core.slot.Responder.Answer;
import dev.kairos.core.slot.Responder.Request;
import dev.kairos.core.slot.ResponderContract;
import dev.kairos.core.slot.SlotSpec;
import dev.kairos.core.slot.Views;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LadderResponderTest extends ResponderContract {
    private static final Map<String, Object> SMALLER =
            Map.of("id", "ladder", "best", scripted("from the smaller model"), "cheaper", template());

    @Override
    protected SlotSpec spec() {
        return new SlotSpec("ladder", Map.of("best", scripted("from the model"), "cheaper", SMALLER));
    }

    @Override
    protected String act() {
        return "offer-help";
    }

    @Test
    void everyStepIsCheaperAndTheLastIsSilence() {
        try (Responder ladder = made()) {
            assertThat(words(ladder, 0)).containsExactly("from the model");
            assertThat(words(ladder, 1)).containsExactly("from the smaller model");
            assertThat(words(ladder, 2)).containsExactly("from the template");
            assertThat(words(ladder, 3)).isEmpty();
            assertThat(words(ladder, 4)).isEmpty();
        }
    }

    @Test
    void silenceIsADecisionAndNoFailure() {
        try (Responder ladder = made()) {
            Answer answer = ladder.respond(request(3)).toCompletableFuture().join();
            assertThat(answer.candidates()).isEmpty();
            assertThat(answer.by()).isEqualTo("silent@1");
        }
    }

    /** The null: a responder that does not look at the step says the same at any. */
    @Test
    void withoutALadderTheStepChangesNothing() {
        Responder plain = new ScriptedResponder(Map.of("*", "from the model"));
        assertThat(words(plain, 3)).isEqualTo(words(plain, 0));
    }

    private static List<String> words(Responder responder, int step) {
        return responder.respond(request(step)).toCompletableFuture().join().candidates().stream()
                .map(candidate -> candidate.text())
                .toList();
    }

    private static Request request(int step) {
        Request request = request(
                "offer-help", Map.of(), new Views().says("ann", "it fails").view());
        return new Request(
                request.decision(),
                request.session(),
                request.plan(),
                request.recent(),
                request.remaining(),
                request.attempt(),
                request.seed(),
                step);
    }

    private static Map<String, Object> scripted(String words) {
        return Map.of("id", "scripted", "script", Map.of("*", words));
    }

    /** The step before silence. */
    private static Map<String, Object> template() {
        return Map.of("id", "ladder", "best", scripted("from the template"));
    }
}
