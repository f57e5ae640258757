package dev.kairos.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ValidateCommandTest {
    private static final Path CONFIGURATION = Path.of(System.getProperty("kairos.home"), "flink-conf");

    private static final String REST =
            """
            planner: {id: table}
            responder: {id: template}
            outcome: {id: follow-up}
            """;

    @TempDir
    private Path folder;

    @Test
    void everyBundledFileIsValid() throws IOException {
        String[] files;
        try (Stream<Path> found = Files.walk(CONFIGURATION)) {
            files = found.filter(Files::isRegularFile)
                    .filter(file -> file.getParent().endsWith("assistants")
                            || file.getParent().endsWith("examples")
                            || file.getParent().endsWith("patterns")
                            || file.getParent().endsWith("presets")
                            || file.getParent().endsWith("programs")
                            || file.endsWith("kairos.yaml"))
                    .map(Path::toString)
                    .toArray(String[]::new);
        }
        String[] arguments =
                Stream.concat(Stream.of("validate"), Stream.of(files)).toArray(String[]::new);
        CommandRun run = CommandRun.of(arguments);
        assertThat(run.output()).isEqualTo(files.length + " files are valid" + System.lineSeparator());
        assertThat(run.code()).isZero();
    }

    @Test
    void anAssistantThatNamesNoProgramOfOursIsToldWhichThereAre() throws IOException {
        Path file = Files.writeString(
                folder.resolve("assistant.yaml"),
                """
                assistant: talker
                version: 1
                trigger: {id: constant, action: SPEAK}
                planner: {id: table, act: check-in}
                responder: {id: program, program: dirct, client: {id: scripted, cassette: {"*": yes}}}
                guards:
                  - {id: program, stage: OUTPUT, program: direct, client: {id: scripted, cassette: {"*": yes}}}
                outcome: {id: follow-up}
                """);
        assertThat(CommandRun.of("validate", file.toString()).output().lines())
                .hasSize(2)
                .anyMatch(line -> line.startsWith(
                        file + ":5: responder.program: is 'dirct'; expected one of the programs [direct"))
                .anyMatch(line -> line.startsWith(file + ":7: guards[0]: program 'direct' has no key 'verdict'"));
    }

    @ParameterizedTest
    @MethodSource("brokenFiles")
    void everythingThatIsWrongIsSaidAtOnceWithItsLine(String text, List<String> expected) throws IOException {
        Path file = Files.writeString(folder.resolve("file.yaml"), text);
        CommandRun run = CommandRun.of("validate", file.toString());
        assertThat(run.code()).isEqualTo(2);
        List<String> lines = run.output().lines().toList();
        assertThat(lines).hasSameSizeAs(expected);
        for (int i = 0; i < lines.size(); i++) {
            assertThat(lines.get(i)).startsWith(file + ":" + expected.get(i)).containsAnyOf("expected", "not ");
        }
    }

    static Stream<Arguments> brokenFiles() {
        return Stream.of(
                Arguments.of(
                        """
                        assistant: Bad Name
                        version: 0
                        sesions: {attribute: {channel: "#dev"}}
                        detectors:
                          - {id: pattern, pattern: derailmnt, score: 1}
                          - {id: clarification-cue}
                        trigger: {id: treshold, at: 0.62}
                        planner: {id: table, acts: {DERAILED: de-escalate}}
                        admit: {preset: comunity}
                        responder: {id: template, catalogue: nope}
                        guards: [{id: lexical, stage: OUT}]
                        outcome: {id: follow-up, horizon: 10 parsecs}
                        silence-marks: [5 min, 30 s]
                        cool-down: soon
                        deadline: 99999999 d
                        """,
                        List.of(
                                "1: assistant: is 'Bad Name'",
                                "2: version: is '0'",
                                "3: sesions: is unknown; expected one of [assistant, version, sessions,",
                                "5: detectors[0].score: is unknown",
                                "5: detectors[0].pattern: is 'derailmnt'; expected one of [derailment, ",
                                "6: detectors[1].id: is 'clarification-cue'; expected one of [boundary, clarification-cues,",
                                "7: trigger.id: is 'treshold'; expected one of [any-of, ",
                                "8: planner: acts names 'DERAILED'",
                                "9: admit: is '{preset=comunity}'; expected {preset: one of [community,",
                                "10: responder.catalogue: is 'nope'",
                                "11: guards[0].stage: is 'OUT'; expected one of [INPUT, PLAN, OUTPUT]",
                                "12: outcome.horizon: is '10 parsecs'",
                                "13: silence-marks: is '[5 min, 30 s]'",
                                "14: cool-down: 'soon' is not a duration",
                                "15: deadline: '99999999 d' is too long")),
                Arguments.of(
                        "assistant: a\n",
                        List.of(
                                "1: trigger: is missing",
                                "1: planner: is missing",
                                "1: responder: is missing",
                                "1: outcome: is missing")),
                Arguments.of(
                        """
                        assistant: a
                        detectors: {id: pattern, pattern: derailment}
                        trigger: threshold
                        planner: {acts: {DERAILMENT: x}}
                        admit: community
                        responder: [template]
                        guards: {id: lexical, stage: OUTPUT}
                        outcome: {id: 7}
                        silence-marks: 30 s
                        sessions: "#dev"
                        """,
                        List.of(
                                "2: detectors: is '{id=pattern, pattern=derailment}'; expected a list",
                                "3: trigger: is 'threshold'; expected {id: ...",
                                "4: planner: is '{acts={DERAILMENT=x}}'; expected {id: ...",
                                "5: admit: is 'community'",
                                "6: responder: is '[template]'",
                                "7: guards: is '{id=lexical, stage=OUTPUT}'; expected a list",
                                "8: outcome: is '{id=7}'",
                                "9: silence-marks: is '30 s'; expected a list",
                                "10: sessions: is '#dev'")),
                Arguments.of(
                        """
                        assistant: a
                        trigger:
                          id: gated
                          low: 0.9
                          high: "much"
                          fast: {id: threshold, signal: DERAILMENT, at: 7}
                          slow:
                            id: gated
                            low: 0.2
                            high: 0.1
                            fast: {id: threshold, signal: DERAILMENT}
                            slow: {id: any-of, signals: {NOISE: 0.5}}
                        planner: {id: table}
                        responder: {id: template, encoder: {id: minlm}}
                        outcome: {id: follow-up}
                        """,
                        List.of(
                                "5: trigger.high: is 'much'; expected a number",
                                "6: trigger.fast.at: is '7'; expected a number from 0 to 1",
                                "11: trigger.slow.fast.at: is missing; expected a number from 0 to 1",
                                "12: trigger.slow.slow: signal is 'NOISE', expected one of",
                                "14: responder.encoder.id: is 'minlm'; expected one of [hashing, minilm")),
                Arguments.of(
                        """
                        assistant: a
                        detectors: [{id: model, model: nothing@1}]
                        trigger:
                          id: gated
                          low: 0.9
                          high: 0.1
                          fast: {id: threshold, signal: DERAILMENT, at: 0.5}
                          slow: {id: threshold, signal: DERAILMENT, at: 0.5}
                        consult: {id: encoder-tier, signal: DERAILMENT, low: 0.9, high: 0.1}
                        """
                                + REST,
                        List.of(
                                "2: detectors[0].model: is 'nothing@1'; expected one of [",
                                "3: trigger: low is 0.9, high is 0.1",
                                "9: consult: low is 0.9, high is 0.1")),
                Arguments.of("assistant: a\n  trigger: [\n", List.of("2: not YAML")),
                Arguments.of("assistant: a\nassistant: b\n", List.of("2: not YAML: found duplicate key")),
                Arguments.of("assistant: a\nx: &x [1, 2]\ntrigger: *x\n", List.of("1: not usable YAML")),
                Arguments.of("asistant: a\n1: x\n", List.of("1: has none of the keys")),
                Arguments.of("assistant: a\npattern: b\n", List.of("1: has several of the keys")),
                Arguments.of("", List.of("1: the file is not a mapping")),
                Arguments.of(
                        """
                        pattern: p
                        version: 1
                        signal: NOISE
                        score: 2
                        valid-for: 10 min
                        within: 0 s
                        steps:
                          - name: a
                            where: {cue: {EROR: ">= 1"}}
                          - nam: b
                        """,
                        List.of(
                                "3: signal: is 'NOISE'",
                                "4: score: is '2'",
                                "6: within: is '0 s'",
                                "9: steps[0].where.cue.EROR: is unknown",
                                "10: steps[1].nam: is unknown",
                                "10: steps[1].name: is 'null'",
                                "10: steps[1].where: is 'null'")),
                Arguments.of(
                        """
                        preset: mine
                        checks:
                          - {id: cool-down, span: 2 minutes}
                          - {id: cooldown}
                          - cool-down
                        extra: 1
                        """,
                        List.of(
                                "3: checks[0].span: is '2 minutes'",
                                "4: checks[1].id: is 'cooldown'",
                                "5: checks[2]: is 'cool-down'; expected {id: ...",
                                "6: extra: is unknown")));
    }

    @Test
    void filesThatAreNoTextOrNotThereAreNamed() throws IOException {
        Path latin = folder.resolve("latin.yaml");
        Files.write(latin, "assistant: café\n".getBytes(StandardCharsets.ISO_8859_1));
        CommandRun run = CommandRun.of("validate", latin.toString(), "nowhere.yaml", folder.toString());
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.output().lines())
                .containsExactly(
                        latin + ":1: is not UTF-8 text",
                        "nowhere.yaml:1: there is no such file",
                        folder + ":1: there is no such file");
    }

    @Test
    void machinesGetEveryProblemAsAnObject() throws IOException {
        Path wrong = Files.writeString(folder.resolve("wrong.yaml"), "preset: a\nchecks: 7\n");
        JsonNode problems = JsonMapper.builder()
                .build()
                .readTree(CommandRun.of("validate", "--json", wrong.toString()).output());
        assertThat(problems).hasSize(1);
        assertThat(problems.get(0).path("file").asText()).isEqualTo(wrong.toString());
        assertThat(problems.get(0).path("line").asInt()).isEqualTo(2);
        assertThat(problems.get(0).path("path").asText()).isEqualTo("checks");
        assertThat(problems.get(0).path("problem").asText()).contains("expected a list");
        Path right = Files.writeString(folder.resolve("right.yaml"), "preset: a\nchecks: []\n");
        assertThat(CommandRun.of("validate", "--json", right.toString())
                        .output()
                        .strip())
                .isEqualTo("[ ]");
    }
}
