package dev.kairos.models.program;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kairos.core.slot.Scorer;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** P13: order of calls, what goes from one to the next, when it stops, and that the score never falls. */
class PerspectiveTest {
    private static final String AUDIENCE = "<perspectives>- newcomers: small\n- maintainers: tired</perspectives>";
    private static final String NEUTRAL = "Let us take a moment and look at this together.";

    /** Scores by wording. */
    private static Scorer scorer(Map<String, Double> scores) {
        return (candidate, plan) -> scores.get(candidate.text());
    }

    private static ProgramRun run() {
        return ProgramRun.shipped("perspective").says("ann", "who broke this");
    }

    @Test
    void itDraftsThenImaginesThenRevisesAndHandsEachOn() {
        ScriptedModel model = ScriptedModel.saying("draft", AUDIENCE, "revised", AUDIENCE, "again");
        String said = run().scoredBy(scorer(Map.of("draft", 0.2, "revised", 0.6, "again", 0.6, NEUTRAL, 1.0)))
                .said(model);
        assertThat(said).isEqualTo("again");
        assertThat(model.calls()).isEqualTo(5);
        assertThat(model.prompt(2)).contains("| draft").contains("at most 3");
        assertThat(model.prompt(3)).contains("| draft").contains("| newcomers: small", "| maintainers: tired");
        assertThat(model.prompt(4)).contains("| revised").doesNotContain("| draft");
    }

    @Test
    void itStopsWhenARevisionIsNoBetter() {
        ScriptedModel model = ScriptedModel.saying("draft", AUDIENCE, "revised");
        assertThat(run().scoredBy(scorer(Map.of("draft", 0.5, "revised", 0.5, NEUTRAL, 1.0)))
                        .said(model))
                .isEqualTo("revised");
        assertThat(model.calls()).isEqualTo(3);
    }

    @Test
    void aWorseRevisionGivesWayToTheNeutralWordingUnlessThatIsWorseToo() {
        Map<String, Double> scores = Map.of("draft", 0.5, "revised", 0.4, NEUTRAL, 0.9);
        assertThat(run().scoredBy(scorer(scores)).said(ScriptedModel.saying("draft", AUDIENCE, "revised")))
                .isEqualTo(NEUTRAL);
        Map<String, Double> others = Map.of("draft", 0.5, "revised", 0.4, NEUTRAL, 0.3);
        assertThat(run().scoredBy(scorer(others)).said(ScriptedModel.saying("draft", AUDIENCE, "revised")))
                .isEqualTo("draft");
    }

    @Test
    void audiencesThatCannotBeReadEndItWithTheDraft() {
        ScriptedModel model = ScriptedModel.saying("draft", "everybody feels fine");
        assertThat(run().said(model)).isEqualTo("draft");
        assertThat(model.calls()).isEqualTo(2);
    }

    @Test
    void howTheAudienceIsImaginedAndHowManyAreInputs() {
        ScriptedModel model = ScriptedModel.saying("draft", AUDIENCE, "revised");
        run().inputs(Map.of("audiences", "5", "view", "Imagine that you are one of them."))
                .said(model);
        assertThat(model.prompt(2)).contains("at most 5").contains("Imagine that you are one of them.");
    }

    /** Whatever the scores, what is said scores no lower than the draft; without the comparison it would. */
    @Property
    void theScoreNeverFalls(@ForAll @Size(4) List<@DoubleRange(min = 0, max = 1) Double> scores) {
        Map<String, Double> byText =
                Map.of("draft", scores.get(0), "first", scores.get(1), "second", scores.get(2), NEUTRAL, scores.get(3));
        ScriptedModel model = ScriptedModel.saying("draft", AUDIENCE, "first", AUDIENCE, "second");
        String said = run().scoredBy(scorer(byText)).said(model);
        assertThat(byText.get(said)).isGreaterThanOrEqualTo(scores.get(0));
    }

    @Test
    void withoutTheComparisonTheScoreFalls() {
        String unguarded = run().file()
                .text()
                .replace("      - {compare: revision, with: draft, as: revision-is, neutral: neutral}\n", "")
                .replace("    until: {revision-is: [equal, worse]}\n", "")
                .replace("reply: {from: draft}", "reply: {from: revision}");
        assertThat(ProgramRun.of(unguarded)
                        .says("ann", "x")
                        .said(ScriptedModel.saying("draft", AUDIENCE, "You idiot.", AUDIENCE, "You idiot.")))
                .isEqualTo("You idiot.");
        assertThat(run().said(ScriptedModel.saying("draft", AUDIENCE, "You idiot.", AUDIENCE, "You idiot.")))
                .isEqualTo(NEUTRAL);
    }
}
