package dev.kairos.models.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.kairos.core.assistant.YamlDocument.InvalidFileException;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProgramReaderTest {
    private static final String RIGHT =
            """
            program: small
            version: 1
            about: says something
            roles: {writer: You write.}
            steps:
              - step: words
                role: writer
                prompt: "Say something about {session}."
            reply: {from: words}
            """;

    private static List<String> problems(String text) {
        InvalidFileException failure =
                catchThrowableOfType(InvalidFileException.class, () -> ProgramReader.check("small.yaml", text));
        return failure == null
                ? List.of()
                : failure.problems().stream().map(Object::toString).toList();
    }

    @Test
    void aRightFileHasNoProblem() {
        assertThat(problems(RIGHT)).isEmpty();
        assertThat(ProgramReader.check("small.yaml", RIGHT).name()).isEqualTo("small@1");
    }

    @Test
    void everythingThatIsWrongIsReportedAtOnceWithItsLine() {
        assertThat(
                        problems(
                                """
                        program: Small Program
                        version: 0
                        about: says something
                        colour: red
                        roles: {writer: "You write to {nobody}."}
                        steps:
                          - step: words
                            role: painter
                            prompt: "Say something about {sessions}."
                            tokens: none
                            answer: {tags: {act: {one-of: [ask, answer]}, mood: feeling}}
                            otherwise: {act: shout}
                        reply: {from: wordz, when: {act: whisper}}
                        budget: {calls: 0}
                        """))
                .hasSize(12)
                .anyMatch(line -> line.startsWith("small.yaml:1: program: is 'Small Program'; expected a name"))
                .anyMatch(line -> line.startsWith("small.yaml:2: version: is '0'"))
                .anyMatch(line -> line.startsWith("small.yaml:4: colour: is unknown"))
                .anyMatch(line -> line.startsWith("small.yaml:5: roles.writer: needs 'nobody'"))
                .anyMatch(
                        line -> line.startsWith("small.yaml:8: steps[0].role: is 'painter'; expected one of the roles"))
                .anyMatch(line -> line.startsWith("small.yaml:9: steps[0].prompt: needs 'sessions'"))
                .anyMatch(line -> line.startsWith("small.yaml:10: steps[0].tokens: is 'none'"))
                .anyMatch(line -> line.startsWith("small.yaml:11: steps[0].answer.tags.mood: is 'feeling'"))
                .anyMatch(line -> line.startsWith("small.yaml:12: steps[0].otherwise.act: is 'shout'"))
                .anyMatch(line -> line.startsWith("small.yaml:13: reply.from: needs 'wordz', which nothing sets"))
                .anyMatch(line -> line.startsWith("small.yaml:13: reply.when: asks that act is 'whisper'"))
                .anyMatch(line -> line.startsWith("small.yaml:14: budget.calls: is '0'"));
    }

    @Test
    void aProgramIsEitherForAResponderOrForAGuard() {
        assertThat(problems(RIGHT.replace("reply: {from: words}\n", "")))
                .singleElement()
                .asString()
                .contains("none of the keys 'reply' and 'verdict'");
        assertThat(problems(RIGHT + "verdict: {ruling: words, category: words, explanation: words}\n"))
                .anyMatch(line -> line.contains("both of the keys"))
                .anyMatch(line -> line.contains("verdict.ruling: is 'words' with the words null"));
    }

    @Test
    void bracesThatNameNothingAreJustBraces() {
        assertThatCode(() ->
                        ProgramReader.check("small.yaml", RIGHT.replace("{session}", "{session} {\\\"a\\\": 1} {}")))
                .doesNotThrowAnyException();
    }

    @Test
    void aGuardHasNoReplyToSpeakOf() {
        String guard = ProgramRun.shipped("intention-guard").file().text();
        assertThat(problems(guard.replace("{content}", "{style}")))
                .singleElement()
                .asString()
                .contains("needs 'style', which nothing sets; expected one of [act, addressee, category, content");
    }
}
