package dev.kairos.models.program;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kairos.core.slot.ResponderContract;
import dev.kairos.core.slot.SlotSpec;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProgramResponderTest extends ResponderContract {
    @Override
    protected SlotSpec spec() {
        return spec("direct", Map.of());
    }

    private static SlotSpec spec(String program, Map<String, Object> inputs) {
        return new SlotSpec(
                "program",
                Map.of(
                        "program",
                        ProgramRun.shipped(program).file().value(),
                        "client",
                        Map.of("id", "scripted", "cassette", Map.of("*", "Shall I look?")),
                        "inputs",
                        inputs));
    }

    @Override
    protected String act() {
        return "offer-help";
    }

    @Test
    void aProgramThatIsNoneIsAProblem() {
        SlotSpec broken = new SlotSpec(
                "program", Map.of("program", Map.of("file", "x.yaml", "text", "program: x"), "client", client()));
        assertThat(catalog().problems(slot(), broken, "responder"))
                .singleElement()
                .satisfies(problem ->
                        assertThat(problem.what()).contains("x.yaml:1: ").contains("version: is missing"));
        assertThat(catalog().problems(slot(), spec("intention-guard", Map.of()), "responder"))
                .singleElement()
                .satisfies(problem -> assertThat(problem.what()).contains("has no key 'reply'"));
        assertThat(catalog().problems(slot(), spec("direct", Map.of("tempo", "slow")), "responder"))
                .singleElement()
                .satisfies(problem ->
                        assertThat(problem.what()).contains("[tempo]").contains("[guidance]"));
    }

    private static Map<String, Object> client() {
        return Map.of("id", "scripted", "cassette", Map.of());
    }

    @Test
    void theAnswerCarriesWhatWasAskedAndWhatItTook() {
        ScriptedModel model = ScriptedModel.saying("Hm.", "Shall I look?");
        var answer = ProgramRun.shipped("intention-first")
                .says("ann", "help, mail me at ann@example.org")
                .answer(model);
        assertThat(answer.by()).isEqualTo("intention-first@1");
        assertThat(answer.usage().calls()).isEqualTo(2);
        assertThat(answer.usage().cost()).isEqualTo(1.0);
        assertThat(answer.prompt())
                .contains("## step intention", "## answer of intention", "## step words", "Shall I look?")
                .doesNotContain("ann@example.org");
    }

    @Test
    void inputsOfTheAssistantReplaceThoseOfTheFileAndSlotsOfThePlanThose() {
        ScriptedModel model = ScriptedModel.saying("Hm.");
        ProgramRun.shipped("direct").inputs(Map.of("guidance", "Rhyme.")).said(model);
        assertThat(model.prompt(1)).contains("Rhyme.").doesNotContain("Be brief");
        ProgramRun.shipped("direct")
                .inputs(Map.of("guidance", "Rhyme."))
                .slots(Map.of("guidance", "words of a person"))
                .said(model);
        assertThat(model.prompt(2)).contains("| words of a person").doesNotContain("Rhyme.");
    }
}
