package dev.kairos.models.responder;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kairos.core.slot.Responder;
import dev.kairos.core.slot.ResponderContract;
import dev.kairos.core.slot.SlotSpec;
import dev.kairos.core.slot.Views;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class BriefResponderTest extends ResponderContract {
    @Override
    protected SlotSpec spec() {
        return spec("Marit Solberg");
    }

    private static SlotSpec spec(String line) {
        return new SlotSpec("brief", Map.of("responder", Map.of("id", "scripted", "script", Map.of("*", line))));
    }

    @Override
    protected String act() {
        return "whisper";
    }

    private CompletableFuture<Responder.Answer> asked(String line) {
        return made(spec(line).parameters())
                .respond(request(act(), Map.of(), new Views().says("ann", "x").view()))
                .toCompletableFuture();
    }

    private List<String> said(String line) {
        return asked(line).join().candidates().stream()
                .map(candidate -> candidate.text())
                .toList();
    }

    @Test
    void whatHasMoreThanThreeWordsIsNotSaid() {
        assertThat(said("one two three")).containsExactly("one two three");
        assertThat(said("one two three four")).isEmpty();
    }

    @Test
    void givingItUpGivesUpWhoWasAsked() {
        CompletableFuture<Responder.Answer> answer = asked("hang");
        assertThat(answer.cancel(true)).isTrue();
    }
}
