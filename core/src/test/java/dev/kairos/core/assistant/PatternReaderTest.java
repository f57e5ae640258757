package dev.kairos.core.assistant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.kairos.core.assistant.PatternCondition.All;
import dev.kairos.core.assistant.PatternCondition.AttributeIs;
import dev.kairos.core.assistant.PatternCondition.Comparison;
import dev.kairos.core.assistant.PatternCondition.Measured;
import dev.kairos.core.assistant.PatternCondition.Related;
import dev.kairos.core.assistant.PatternCondition.Relation;
import dev.kairos.core.assistant.PatternCondition.Source;
import dev.kairos.core.assistant.PatternCondition.TypeIs;
import dev.kairos.core.assistant.PatternDefinition.Contiguity;
import dev.kairos.core.assistant.PatternDefinition.OldMatches;
import dev.kairos.core.assistant.PatternDefinition.Skip;
import dev.kairos.core.assistant.PatternDefinition.Times;
import dev.kairos.core.assistant.YamlDocument.InvalidFileException;
import dev.kairos.core.assistant.YamlDocument.Problem;
import dev.kairos.core.event.EventType;
import dev.kairos.core.session.Feature;
import dev.kairos.core.signal.SignalType;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PatternReaderTest {
    private static final String HEAD =
            """
            pattern: p
            version: 2
            signal: STALL
            score: 0.5
            valid-for: 30 s
            within: 2 min
            """;

    private static List<String> problems(String text) {
        InvalidFileException invalid = catchThrowableOfType(
                InvalidFileException.class, () -> PatternReader.read(YamlDocument.parse("p.yaml", text)));
        return invalid.problems().stream().map(Problem::toString).toList();
    }

    private static List<String> problemsOfSteps(String steps) {
        return problems(HEAD + "steps:\n" + steps);
    }

    @Test
    void aWholePatternIsRead() {
        PatternDefinition pattern = PatternReader.read(
                YamlDocument.parse(
                        "p.yaml",
                        HEAD
                                + """
                          skip: past-last
                          old-matches: drop
                          steps:
                            - name: request
                              where: {type: [UTTERANCE, SILENCE], feature: {SAME_ERROR: ">= 2.5"}}
                            - not: answer
                              where: {answers: request}
                            - {name: again, contiguity: next, times: {from: 2, to: 3}, greedy: true, where: {actor: same-as request}}
                            - {name: told, where: {addresses: again}}
                            - {name: done, where: {attribute: {status: ok}}}
                          """));

        assertThat(pattern.name()).isEqualTo("p@2");
        assertThat(pattern.signal()).isEqualTo(SignalType.STALL);
        assertThat(pattern.within()).isEqualTo(Duration.ofMinutes(2));
        assertThat(pattern.validFor()).isEqualTo(Duration.ofSeconds(30));
        assertThat(pattern.skip()).isEqualTo(Skip.PAST_LAST);
        assertThat(pattern.oldMatches()).isEqualTo(OldMatches.DROP);
        assertThat(pattern.steps().get(0).where())
                .isEqualTo(new All(List.of(
                        new TypeIs(Set.of(EventType.UTTERANCE), true),
                        new Measured(Source.FEATURE, Feature.SAME_ERROR.ordinal(), Comparison.AT_LEAST, 2.5f))));
        assertThat(pattern.steps().get(1).negative()).isTrue();
        assertThat(pattern.steps().get(1).where()).isEqualTo(new Related(Relation.ANSWERS, "request"));
        assertThat(pattern.steps().get(2).contiguity()).isEqualTo(Contiguity.NEXT);
        assertThat(pattern.steps().get(2).times()).isEqualTo(new Times(2, 3));
        assertThat(pattern.steps().get(2).greedy()).isTrue();
        assertThat(pattern.steps().get(3).where()).isEqualTo(new Related(Relation.ADDRESSES, "again"));
        assertThat(pattern.steps().get(4).where()).isEqualTo(new AttributeIs("status", "ok"));
    }

    @Test
    void everythingThatIsWrongIsSaidAtOnceWithItsLine() {
        assertThat(
                        problems(
                                """
                        pattern: Bad Name
                        version: 0
                        signal: NOISE
                        score: 2
                        valid-for: soon
                        wthin: 2 min
                        skip: all
                        steps: []
                        """))
                .satisfiesExactlyInAnyOrder(
                        problem -> assertThat(problem).startsWith("p.yaml:1: pattern: is 'Bad Name'; expected a name"),
                        problem -> assertThat(problem).startsWith("p.yaml:2: version: is '0'; expected a whole number"),
                        problem ->
                                assertThat(problem).startsWith("p.yaml:3: signal: is 'NOISE'; expected one of [HELP"),
                        problem -> assertThat(problem).startsWith("p.yaml:4: score: is '2'; expected a number"),
                        problem -> assertThat(problem).startsWith("p.yaml:5: valid-for: 'soon' is not a duration"),
                        problem -> assertThat(problem).startsWith("p.yaml:6: wthin: is unknown; expected one of"),
                        problem -> assertThat(problem).startsWith("p.yaml:1: within: 'null' is not a duration"),
                        problem -> assertThat(problem)
                                .isEqualTo("p.yaml:7: skip: is 'all'; expected one of [none, past-last, to-next]"),
                        problem -> assertThat(problem).startsWith("p.yaml:8: steps: is '[]'; expected a list"));
    }

    @Test
    void conditionsSayWhatTheyExpect() {
        assertThat(
                        problemsOfSteps(
                                """
                          - name: a
                            where:
                              type: SHOUT
                              cue: {RUDE: ">= 1", INSULT: "many"}
                              any: {}
                              answers: b
                              colour: red
                        """))
                .satisfiesExactlyInAnyOrder(
                        problem -> assertThat(problem).startsWith("p.yaml:10: steps[0].where.type: 'SHOUT' is unknown"),
                        problem -> assertThat(problem).startsWith("p.yaml:11: steps[0].where.cue.RUDE: is unknown"),
                        problem -> assertThat(problem)
                                .startsWith("p.yaml:11: steps[0].where.cue.INSULT: is 'many'; expected one of [>=,"),
                        problem -> assertThat(problem).startsWith("p.yaml:12: steps[0].where.any: is '{}'; expected"),
                        problem -> assertThat(problem)
                                .isEqualTo("p.yaml:13: steps[0].where.answers: names the step 'b'; expected one of the"
                                        + " earlier steps []"),
                        problem -> assertThat(problem).startsWith("p.yaml:14: steps[0].where.colour: is unknown"));
    }

    @Test
    void neighboursThatCepCannotRunAreRefused() {
        String a = "  - {name: a, where: {type: UTTERANCE}}\n";
        String not = "  - {not: n, where: {type: UTTERANCE}}\n";
        assertThat(problemsOfSteps(not + a)).singleElement().asString().contains("expected a first step that happens");
        assertThat(problemsOfSteps(a + not + not.replace("n,", "m,")))
                .singleElement()
                .asString()
                .contains("steps[2]: is a second 'not' in a row");
        assertThat(problemsOfSteps(a + "  - {not: n, contiguity: next, where: {type: EDIT}}\n"))
                .singleElement()
                .asString()
                .contains("steps[1].contiguity: is 'next' at the end");
        assertThat(problemsOfSteps(a + a)).singleElement().asString().contains("steps[1].name: is 'a' again");
        assertThat(problemsOfSteps(a + "  - {name: b, optional: true, where: {type: EDIT}}\n"))
                .singleElement()
                .asString()
                .contains("expected a last step that completes the match");
        assertThat(problemsOfSteps(a + "  - {name: b, times: {from: 3, to: 2}, where: {type: EDIT}}\n"))
                .singleElement()
                .asString()
                .contains("steps[1].times: is '{from=3, to=2}'; expected one-or-more");
    }
}
