package dev.kairos.models.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kairos.core.reply.Verdict;
import dev.kairos.core.slot.Guard;
import dev.kairos.core.slot.GuardContract;
import dev.kairos.core.slot.ModelClient.Failure;
import dev.kairos.core.slot.ModelClient.Reason;
import dev.kairos.core.slot.SlotSpec;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProgramGuardTest extends GuardContract {
    @Override
    protected SlotSpec spec() {
        return new SlotSpec(
                "program",
                Map.of(
                        "program",
                        ProgramRun.shipped("intention-guard").file().value(),
                        "client",
                        Map.of(
                                "id",
                                "scripted",
                                "cassette",
                                Map.of(
                                        "A message: && harmful",
                                        "To hurt.",
                                        "A message: && weather",
                                        "To chat.",
                                        "| To hurt.",
                                        "<ruling>REFUSE</ruling><category>harm</category>",
                                        "| To chat.",
                                        "<ruling>ALLOW</ruling><category>none</category>"))));
    }

    private static Guard.Content content(String text) {
        return new Guard.Content(Guard.Stage.INPUT, "s", text, null, null);
    }

    @Override
    protected Guard.Content harmless() {
        return content("nice weather");
    }

    @Override
    protected Guard.Content harmful() {
        return content("something harmful");
    }

    private static Verdict verdict(ScriptedModel model) {
        return ProgramRun.shipped("intention-guard")
                .guard(model)
                .review(content("x"))
                .toCompletableFuture()
                .join();
    }

    @Test
    void anUnreadableRulingBlocks() {
        assertThat(verdict(ScriptedModel.saying("To chat.", "I would say that is fine."))
                        .ruling())
                .isEqualTo(Verdict.Ruling.BLOCK);
        assertThat(verdict(ScriptedModel.saying("To chat.", "<ruling>ALLOW</ruling>"))
                        .ruling())
                .isEqualTo(Verdict.Ruling.BLOCK);
        assertThat(verdict(ScriptedModel.saying("", "<ruling>ALLOW</ruling><category>none</category>"))
                        .ruling())
                .as("no intention, no ruling")
                .isEqualTo(Verdict.Ruling.BLOCK);
        assertThat(verdict(ScriptedModel.saying("To chat.", "<ruling>ALLOW</ruling><category>none</category>"))
                        .ruling())
                .as("null case")
                .isEqualTo(Verdict.Ruling.ALLOW);
    }

    @Test
    void aCallThatFailsMakesTheReviewFail() {
        ScriptedModel down = new ScriptedModel(request -> {
            throw new Failure(Reason.UNAVAILABLE, "down");
        });
        assertThatThrownBy(() -> verdict(down)).hasRootCauseMessage("down");
    }
}
