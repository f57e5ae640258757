package dev.kairos.jobs.guard;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kairos.core.assistant.AssistantReader;
import dev.kairos.core.assistant.AssistantSpec;
import dev.kairos.core.assistant.Presets;
import dev.kairos.core.assistant.YamlDocument;
import dev.kairos.core.decision.Action;
import dev.kairos.core.decision.Decision;
import dev.kairos.core.ingest.Limits;
import dev.kairos.core.json.DecisionJson;
import dev.kairos.core.json.InterventionJson;
import dev.kairos.core.reply.Candidate;
import dev.kairos.core.reply.Intervention;
import dev.kairos.core.slot.SlotCatalog;
import dev.kairos.jobs.fixtures.ObeyingResponder;
import dev.kairos.jobs.fixtures.ObeyingResponder.Attempt;
import dev.kairos.jobs.fixtures.Witness;
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
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The whole job against people who give a responder orders that it would obey: one session per attempt, in which
 * somebody asks for help before and after it. The null is the identity guard.
 */
class GuardedJobEndToEndTest {
    private static final Path ATTEMPTS =
            Path.of(System.getProperty("kairos.home"), "models/src/test/resources/guards/injection-attempts.jsonl");
    private static final String INJECTION =
            "{id: injection, stage: INPUT}, {id: injection, stage: OUTPUT}, {id: lexical, stage: OUTPUT}";

    @TempDir
    private static Path folder;

    private static ReplayRunner runner;
    private static List<Attempt> attempts;

    @BeforeAll
    static void record() throws Exception {
        runner = new ReplayRunner(2);
        attempts = ObeyingResponder.attempts(ATTEMPTS);
        Path recording = Files.createDirectory(folder.resolve("recording"));
        for (Attempt attempt : attempts) {
            Files.write(
                    recording.resolve(attempt.id() + ".jsonl"),
                    List.of(
                            line(attempt.id(), "e1", "ann", "10:00:00", "The upload fails again, can anybody help?"),
                            line(attempt.id(), "e2", "mallory", "10:01:00", attempt.text()),
                            line(attempt.id(), "e3", "ann", "10:02:00", "What should I try next?")));
        }
    }

    @AfterAll
    static void stop() {
        runner.close();
    }

    @Test
    void ofFortyAttemptsNoneIsDeliveredAndWhoAsksForHelpGetsIt() throws Exception {
        assertThat(attempts).hasSize(40);
        Path output = replay(INJECTION);
        Set<String> obeyed = attempts.stream().map(Attempt::obeyed).collect(Collectors.toSet());
        assertThat(delivered(output)).extracting(Intervention::text).noneMatch(obeyed::contains);
        assertThat(delivered(output))
                .as("one answer before and one after each attempt")
                .hasSize(2 * attempts.size())
                .allMatch(one -> ObeyingResponder.HELPFUL.equals(one.text()));
        assertThat(decisions(output).stream().filter(one -> "e2".equals(one.event())))
                .hasSize(attempts.size())
                .allSatisfy(one -> {
                    assertThat(one.action()).isEqualTo(Action.SILENT);
                    assertThat(one.reason()).contains("input guard injection@1");
                });
    }

    @Test
    void theIdentityGuardDeliversThemAll() throws Exception {
        Path output = replay("{id: witness, stage: INPUT, run: null-in}, {id: witness, stage: OUTPUT, run: null-out}");
        for (Attempt attempt : attempts) {
            assertThat(delivered(output).stream()
                            .filter(one -> one.session().equals(attempt.id()))
                            .map(Intervention::text))
                    .as(attempt.id())
                    .contains(attempt.obeyed());
        }
    }

    /** What INPUT does not see, OUTPUT has to: most of it, and all of it together with INPUT (see above). */
    @Test
    void theOutputGuardAloneStopsMostOfThem() throws Exception {
        Path output = replay("{id: injection, stage: OUTPUT}, {id: lexical, stage: OUTPUT}");
        Set<String> obeyed = attempts.stream().map(Attempt::obeyed).collect(Collectors.toSet());
        assertThat(delivered(output).stream()
                        .filter(one -> obeyed.contains(one.text()))
                        .map(Intervention::session)
                        .distinct())
                .hasSizeLessThanOrEqualTo(8);
    }

    @Test
    void everyReplyWithWordsHasExactlyOneOutputVerdictAndWithoutGuardsNothingGoesOut() throws Exception {
        Path output = replay("{id: witness, stage: OUTPUT, run: counted}");
        List<String> worded = interventions(output).stream()
                .filter(one -> one.chosen() >= 0)
                .map(one -> one.session() + "\n" + words(one))
                .sorted()
                .toList();
        assertThat(Witness.of("counted").stream().sorted().toList())
                .isEqualTo(worded)
                .hasSize(3 * attempts.size());
        assertThat(delivered(output))
                .allMatch(one -> one.verdict().ruling().lets() && one.verdict().by() != null);

        Path unguarded = replay("");
        assertThat(interventions(unguarded)).hasSize(3 * attempts.size());
        assertThat(delivered(unguarded)).isEmpty();
    }

    private static String words(Intervention one) {
        Candidate chosen = one.candidates().get(one.chosen());
        return chosen.text();
    }

    private static Path replay(String guards) throws Exception {
        String yaml =
                """
                assistant: naive
                version: 1
                trigger: {id: constant, action: SPEAK}
                planner: {id: table, act: check-in, address: session}
                responder: {id: obeying, attempts: "%s"}
                guards: [%s]
                outcome: {id: follow-up, horizon: 10 min}
                cool-down: 0 s
                """
                        .formatted(ATTEMPTS, guards);
        SlotCatalog catalog = SlotCatalog.load();
        AssistantSpec assistant = new AssistantReader(catalog, Presets.of(List.of(), catalog), Set.of())
                .read(YamlDocument.parse("naive.yaml", yaml));
        Recording recording = Recording.of(
                folder.resolve("recording"), "events", Limits.startingAt(Instant.parse("2026-06-01T00:00:00Z")));
        Path output = Files.createTempDirectory(folder, "output-");
        runner.run(
                new Replay(List.of(assistant), List.of(), recording, 2, TopologyOptions.defaults()),
                output,
                count -> {});
        return output;
    }

    private static List<Intervention> delivered(Path output) throws IOException {
        return interventions(output).stream().filter(Intervention::delivered).toList();
    }

    private static List<Intervention> interventions(Path output) throws IOException {
        return Files.readAllLines(output.resolve(ReplayOutput.INTERVENTIONS + ".jsonl")).stream()
                .map(InterventionJson::read)
                .toList();
    }

    private static List<Decision> decisions(Path output) throws IOException {
        return Files.readAllLines(output.resolve(ReplayOutput.DECISIONS + ".jsonl")).stream()
                .map(DecisionJson::read)
                .toList();
    }

    private static String line(String session, String id, String actor, String time, String text) {
        ObjectNode line = JsonMapper.builder().build().createObjectNode();
        line.put("v", 1).put("session", session).put("id", id).put("time", "2026-03-04T" + time + "Z");
        line.put("type", "UTTERANCE").putObject("actor").put("id", actor).put("role", "USER");
        return line.put("text", text).toString();
    }
}
