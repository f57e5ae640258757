package dev.kairos.models.program;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** P03: three modes are three files through one engine, and no malformed answer becomes a question. */
class ProcotTest {
    private static final String QUESTION = "Which of the two do you mean?";
    private static final String RIGHT =
            "<analysis>Two meanings.</analysis>\n<act>ask</act>\n<reply>" + QUESTION + "</reply>";
    /** The null: whatever the model writes is said. */
    private static final String NAIVE =
            """
            program: naive
            version: 1
            about: says whatever comes
            roles: {assistant: You answer.}
            steps: [{step: words, role: assistant, prompt: "{session}"}]
            reply: {from: words}
            """;

    private static String said(String program, String answer) {
        return ProgramRun.shipped(program)
                .act("ask-clarification")
                .says("ann", "can you book it")
                .said(ScriptedModel.saying(answer));
    }

    @Test
    void aRequestThatIsFoundAmbiguousIsAskedAbout() {
        assertThat(said("procot-clarify", RIGHT)).isEqualTo(QUESTION);
        assertThat(said("procot-clarify", "<analysis>One.</analysis><act>answer</act><reply>It is booked.</reply>"))
                .isEqualTo("It is booked.");
    }

    @Test
    void malformedAnswersAreNeverAsked() {
        List<String> malformed = List.of(
                "",
                QUESTION,
                RIGHT.replace("<act>ask</act>", ""),
                RIGHT.replace("<act>ask</act>", "<act>ask or answer</act>"),
                RIGHT.replace("<act>ask</act>", "<act>answer</act>"),
                RIGHT.replace("<act>ask</act>", "<act>ask</act><act>answer</act>"),
                RIGHT.replace("</reply>", ""),
                RIGHT.replace("<analysis>", ""),
                "{\"act\": \"ask\", \"reply\": \"" + QUESTION + "\"}");
        for (String answer : malformed) {
            assertThat(said("procot-clarify", answer)).as(answer).isNull();
        }
        String naive = ProgramRun.of(NAIVE).says("ann", "x").said(ScriptedModel.saying(malformed.get(2)));
        assertThat(naive).as("null case").contains(QUESTION);
    }

    /** An answer cut or damaged anywhere is either still whole in what counts, or not said. */
    @Property(tries = 500)
    void aDamagedAnswerIsNotAskedUnlessItsActAndReplyAreWhole(
            @ForAll @IntRange(max = 200) int from, @ForAll @IntRange(min = 1, max = 40) int length) {
        int start = from % RIGHT.length();
        String damaged = RIGHT.substring(0, start) + RIGHT.substring(Math.min(RIGHT.length(), start + length));
        String said = said("procot-clarify", damaged);
        boolean whole =
                damaged.contains("<act>ask</act>") && damaged.contains("<reply>") && damaged.contains("</reply>");
        assertThat(said == null || whole).as(damaged).isTrue();
    }

    @Test
    void threeModesAreThreeFilesThroughOneEngine() {
        assertThat(List.of("procot-clarify", "procot-target-guided", "procot-negotiate"))
                .allSatisfy(id -> assertThat(ProgramRun.shipped(id).program().parts())
                        .singleElement()
                        .isInstanceOf(Program.Ask.class));
    }

    @Test
    void theTargetComesFromThePlanAndTheBridgeIsRead() {
        ScriptedModel model = ScriptedModel.saying(
                "<topics>rain</topics><bridge>- umbrellas\n- shops</bridge><reply>Need an umbrella?</reply>");
        ProgramRun run = ProgramRun.shipped("procot-target-guided")
                .says("ann", "it rains")
                .slots(Map.of("target", "the umbrella shop"));
        assertThat(run.said(model)).isEqualTo("Need an umbrella?");
        assertThat(model.prompt(1)).contains("The target: ").contains("| the umbrella shop");
        assertThat(said("procot-target-guided", "<topics>rain</topics><reply>Need an umbrella?</reply>"))
                .as("a bridge is missing")
                .isNull();
    }

    @Test
    void negotiationKnowsTwentyOneStrategiesAndFourteenActs() {
        Program.Ask ask = (Program.Ask)
                ProgramRun.shipped("procot-negotiate").program().parts().get(0);
        assertThat(ask.answer().fields().get("strategies").words()).hasSize(21).doesNotHaveDuplicates();
        assertThat(ask.answer().fields().get("act").words()).hasSize(14).doesNotHaveDuplicates();
        String answer =
                "<progress>Apart.</progress><strategies>%s</strategies><act>offer</act><reply>80 it is.</reply>";
        assertThat(said("procot-negotiate", answer.formatted("polite, share-interest")))
                .isEqualTo("80 it is.");
        assertThat(said("procot-negotiate", answer.formatted("polite, bluff")))
                .as("no strategy of ours")
                .isNull();
        String listed = ask.answer().fields().get("strategies").words().stream().collect(Collectors.joining(" "));
        assertThat(listed).doesNotContain("threat");
    }
}
