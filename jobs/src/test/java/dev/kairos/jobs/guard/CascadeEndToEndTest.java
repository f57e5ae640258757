package dev.kairos.jobs.guard;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kairos.core.assistant.AssistantReader;
import dev.kairos.core.assistant.Presets;
import dev.kairos.core.assistant.Programs;
import dev.kairos.core.assistant.YamlDocument;
import dev.kairos.core.decision.Action;
import dev.kairos.core.decision.Decision;
import dev.kairos.core.ingest.Limits;
import dev.kairos.core.json.DecisionJson;
import dev.kairos.core.json.InterventionJson;
import dev.kairos.core.reply.Intervention;
import dev.kairos.core.reply.Verdict.Ruling;
import dev.kairos.core.slot.SlotCatalog;
import dev.kairos.jobs.cli.Installation;
import dev.kairos.jobs.recording.Recording;
import dev.kairos.jobs.replay.Replay;
import dev.kairos.jobs.replay.ReplayOutput;
import dev.kairos.jobs.replay.ReplayRunner;
import dev.kairos.jobs.topology.TopologyOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The cascade of P54 in the whole job: a classifier in doubt, a remote guard behind it, INPUT by way of CONSULT. */
class CascadeEndToEndTest {
    private static final String DOUBTFUL = "I will hurt you and you will bleed";

    @TempDir
    private static Path folder;

    private static ReplayRunner runner;

    @BeforeAll
    static void record() throws Exception {
        runner = new ReplayRunner(1);
        Files.writeString(
                Files.createDirectory(folder.resolve("recording")).resolve("s.jsonl"),
                line("e1", "10:00:00", "How do I sort a list of numbers?") + "\n" + line("e2", "10:01:00", DOUBTFUL)
                        + "\n");
    }

    @AfterAll
    static void stop() {
        runner.close();
    }

    @Test
    void anInputInDoubtIsSilentUntilTheConsultedGuardHasAnsweredAndItsAnswerOpensAPointOfItsOwn() throws Exception {
        List<Decision> decisions = decisions(input("safe"));
        assertThat(action(decisions, "s/cautious/e1")).isEqualTo(Action.SPEAK);
        assertThat(action(decisions, "s/cautious/e2")).isEqualTo(Action.SILENT);
        assertThat(decisions.stream()
                        .filter(one -> one.id().contains("/evidence@"))
                        .map(Decision::action))
                .containsExactly(Action.SPEAK);
    }

    @Test
    void aConsultedGuardThatObjectsFailsOrCannotBeReadLeavesItSilent() throws Exception {
        for (String answer : List.of("unsafe\\nviolence", "fail unavailable", "it depends")) {
            assertThat(decisions(input(answer)).stream()
                            .filter(one -> !one.id().endsWith("/e1"))
                            .map(Decision::action))
                    .as(answer)
                    .isNotEmpty()
                    .containsOnly(Action.SILENT);
        }
    }

    @Test
    void wordsInDoubtGoOutOnlyIfTheRemoteGuardLetsThem() throws Exception {
        assertThat(last(output("safe")).delivered()).isTrue();
        assertThat(last(output("fail unavailable")).verdict().ruling()).isEqualTo(Ruling.BLOCK);
        assertThat(last(output("maybe")).verdict().categories()).containsExactly("unparsable");
        Intervention refused = last(output("unsafe\\nharassment"));
        assertThat(refused.verdict().ruling()).isEqualTo(Ruling.REFUSE);
        assertThat(refused.text()).contains("demean").doesNotContain("bleed");
    }

    private static Path input(String answer) throws Exception {
        return replay(
                """
                detectors: [{id: safety, taxonomy: default, floor: 0.1}]
                consult:
                  id: guard
                  low: 0.3
                  high: 1
                  guard: {id: remote, taxonomy: default, client: {id: scripted, cassette: {"*": "%s"}}}
                responder: {id: scripted, script: {"*": "Shall we talk?"}}
                guards:
                  - {id: safety, stage: INPUT, taxonomy: default, low: 0.3, high: 1, unsure: {id: consulted}}
                  - {id: lexical, stage: OUTPUT}
                """
                        .formatted(answer));
    }

    private static Path output(String answer) throws Exception {
        return replay(
                """
                responder: {id: scripted, script: {"*": "%s"}}
                guards:
                  - id: safety
                    stage: OUTPUT
                    taxonomy: default
                    low: 0.3
                    high: 1
                    unsure: {id: remote, taxonomy: default, client: {id: scripted, cassette: {"*": "%s"}}}
                """
                        .formatted(DOUBTFUL, answer));
    }

    private static Path replay(String parts) throws Exception {
        String yaml =
                """
                assistant: cautious
                version: 1
                trigger: {id: constant, action: SPEAK}
                planner: {id: table, act: check-in, address: session}
                outcome: {id: follow-up, horizon: 10 min}
                cool-down: 0 s
                """
                        + parts;
        SlotCatalog catalog = SlotCatalog.load();
        Programs files =
                new Programs(Installation.here().programs(), Installation.here().taxonomies());
        AssistantReader reader = new AssistantReader(catalog, Presets.of(List.of(), catalog), Set.of(), files);
        Recording recording = Recording.of(
                folder.resolve("recording"), "events", Limits.startingAt(Instant.parse("2026-06-01T00:00:00Z")));
        Path output = Files.createTempDirectory(folder, "output-");
        runner.run(
                new Replay(
                        List.of(reader.read(YamlDocument.parse("cautious.yaml", yaml))),
                        List.of(),
                        recording,
                        1,
                        TopologyOptions.defaults()),
                output,
                count -> {});
        return output;
    }

    private static Action action(List<Decision> decisions, String id) {
        return decisions.stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseThrow()
                .action();
    }

    private static List<Decision> decisions(Path output) throws IOException {
        return Files.readAllLines(output.resolve(ReplayOutput.DECISIONS + ".jsonl")).stream()
                .map(DecisionJson::read)
                .toList();
    }

    private static Intervention last(Path output) throws IOException {
        List<Intervention> all = Files.readAllLines(output.resolve(ReplayOutput.INTERVENTIONS + ".jsonl")).stream()
                .map(InterventionJson::read)
                .toList();
        return all.get(all.size() - 1);
    }

    private static String line(String id, String time, String text) {
        ObjectNode line = JsonMapper.builder().build().createObjectNode();
        line.put("v", 1).put("session", "s").put("id", id).put("time", "2026-03-04T" + time + "Z");
        line.put("type", "UTTERANCE").putObject("actor").put("id", "ann").put("role", "USER");
        return line.put("text", text).toString();
    }
}
