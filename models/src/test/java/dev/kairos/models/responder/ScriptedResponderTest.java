package dev.kairos.models.responder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kairos.core.slot.Responder;
import dev.kairos.core.slot.ResponderContract;
import dev.kairos.core.slot.SlotSpec;
import dev.kairos.core.slot.Views;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class ScriptedResponderTest extends ResponderContract {
    @Override
    protected SlotSpec spec() {
        return new SlotSpec("scripted", Map.of("script", Map.of("*", "Shall I look?")));
    }

    @Override
    protected String act() {
        return "offer-help";
    }

    private CompletableFuture<Responder.Answer> answer(Map<String, Object> script) {
        return made(Map.of("script", script))
                .respond(request(act(), Map.of(), new Views().says("ann", "x").view()))
                .toCompletableFuture();
    }

    @Test
    void theDecisionGoesBeforeTheActAndTheActBeforeTheRest() {
        Map<String, Object> all = Map.of("session/test/e1", "decision", "offer-help", "act", "*", "rest");
        assertThat(answer(all).join().candidates().get(0).text()).isEqualTo("decision");
        assertThat(answer(Map.of("offer-help", "act", "*", "rest"))
                        .join()
                        .candidates()
                        .get(0)
                        .text())
                .isEqualTo("act");
    }

    @Test
    void aHangNeverCompletes() {
        assertThat(answer(Map.of("*", "hang"))).isNotDone();
    }

    @Test
    void failuresComeThroughTheStage() {
        assertThatThrownBy(() -> answer(Map.of("*", "throw")).join())
                .hasRootCauseMessage("scripted failure of session/test/e1");
        assertThatThrownBy(() -> answer(Map.of("sing", "la")).join())
                .rootCause()
                .hasMessageContaining("no line");
        assertThatThrownBy(() -> answer(Map.of("*", "delay 1 s")).join())
                .rootCause()
                .hasMessageContaining("no text");
    }

    @Test
    void aDelayedAnswerIsNotThereAtOnceButComes() {
        assertThat(answer(Map.of("*", "delay 1 h: late"))).isNotDone();
        assertThat(answer(Map.of("*", "delay 1 ms: soon"))
                        .join()
                        .candidates()
                        .get(0)
                        .text())
                .isEqualTo("soon");
    }

    @Test
    void aVetoHasNoCandidates() {
        assertThat(answer(Map.of("*", "veto")).join().candidates()).isEmpty();
    }
}
