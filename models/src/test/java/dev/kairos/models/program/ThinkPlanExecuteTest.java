package dev.kairos.models.program;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kairos.core.slot.Responder;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** P22: three roles, a typed plan in the log, and fewer tokens than reasoning that is interleaved with acting. */
class ThinkPlanExecuteTest {
    private static final String PLAN =
            "<plan>\n1. strategy: affirmation\n2. source: error\n3. strategy: suggestion\n</plan>";

    /** The null of P22: one role thinks, acts and looks again, and reads the whole conversation every time. */
    private static final String INTERLEAVED =
            """
            program: interleaved
            version: 1
            about: thinks and acts in turns
            inputs: {words: "", error: "", result: ""}
            roles: {assistant: You think aloud before each step.}
            steps:
              - {step: thought, role: assistant, prompt: "{session} {words} What now?", tokens: 120}
              - {step: look, role: assistant, prompt: "{session} {words} {thought} What do you look up?", tokens: 60}
              - {step: seen, role: assistant, prompt: "{session} {words} {thought} {look} {error} And now?", tokens: 120}
              - {step: message, role: assistant, prompt: "{session} {words} {thought} {look} {seen} {error} Say it.", tokens: 160}
            reply: {from: message}
            """;

    private static ProgramRun with(ProgramRun run) {
        for (int i = 0; i < 24; i++) {
            run.says(i % 2 == 0 ? "ann" : "bob", "the export stops at row " + i + " and nobody here knows why that is");
        }
        return run.slots(Map.of("words", "why does it stop", "error", "KeyError: 'vat'"));
    }

    private static Responder.Answer answer(ScriptedModel model) {
        return with(ProgramRun.shipped("think-plan-execute")).answer(model);
    }

    @Test
    void eachRoleGetsWhatTheOneBeforeFound() {
        ScriptedModel model = ScriptedModel.saying("Be concrete.", PLAN, "That is annoying [1]. It is a KeyError [2].");
        Responder.Answer answer = answer(model);
        assertThat(answer.candidates().get(0).text()).isEqualTo("That is annoying. It is a KeyError.");
        assertThat(model.calls()).isEqualTo(3);
        assertThat(model.prompt(1)).contains("You understand what goes on");
        assertThat(model.prompt(2)).contains("You plan messages").contains("| Be concrete.");
        assertThat(model.prompt(3))
                .contains("You write one message")
                .contains("[1] strategy affirmation", "[2] source error", "[3] strategy suggestion")
                .contains("| KeyError: 'vat'");
    }

    @Test
    void thePlanIsInTheLogWithWhatWasSkipped() {
        Responder.Answer answer = answer(ScriptedModel.saying("Be concrete.", PLAN, "It is a KeyError [2]."));
        assertThat(answer.prompt())
                .contains("[1] strategy affirmation: skipped")
                .contains("[2] source error: cited")
                .contains("[3] strategy suggestion: skipped");
        assertThat(answer.candidates().get(0).scores())
                .containsEntry("planned", 3.0)
                .containsEntry("cited", 1.0);
    }

    @Test
    void aPlanWithAStepThatIsNotOursIsNone() {
        ScriptedModel model = ScriptedModel.saying("Be concrete.", "<plan>strategy: threaten</plan>", "Or else.");
        assertThat(with(ProgramRun.shipped("think-plan-execute"))
                        .responder(model)
                        .respond(with(ProgramRun.shipped("think-plan-execute")).request())
                        .toCompletableFuture())
                .isCompletedExceptionally();
        assertThat(model.calls()).isEqualTo(2);
    }

    @Test
    void itTakesFewerTokensThanInterleavedReasoning() {
        ScriptedModel planned = ScriptedModel.saying("Be concrete.", PLAN, "It is a KeyError [2].");
        long written = answer(planned).usage().completionTokens();
        ScriptedModel interleaved =
                ScriptedModel.saying("Be concrete.", "source: error", "I see.", "It is a KeyError.");
        long other =
                with(ProgramRun.of(INTERLEAVED)).answer(interleaved).usage().completionTokens();
        assertThat(planned.tokensRead() + written).isLessThan(interleaved.tokensRead() + other);
    }
}
