package dev.kairos.jobs.state;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kairos.core.assistant.AssistantReader;
import dev.kairos.core.assistant.AssistantSpec;
import dev.kairos.core.assistant.Presets;
import dev.kairos.core.assistant.YamlDocument;
import dev.kairos.core.ingest.Limits;
import dev.kairos.core.slot.SlotCatalog;
import dev.kairos.jobs.cli.Kairos;
import dev.kairos.jobs.fixtures.HaltingSource;
import dev.kairos.jobs.fixtures.LogCapture;
import dev.kairos.jobs.fixtures.TestCluster;
import dev.kairos.jobs.fixtures.Witness;
import dev.kairos.jobs.fixtures.WitnessReporter;
import dev.kairos.jobs.recording.Recording;
import dev.kairos.jobs.replay.Replay;
import dev.kairos.jobs.state.KeptJob.QueueSinks;
import dev.kairos.jobs.topology.TopologyOptions;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.testutils.junit.SharedObjectsExtension;
import org.apache.flink.testutils.junit.SharedReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * An e-mail address, a phone number, a card, a key and an IP address are said, done, returned by a tool, put into an
 * attribute and broken off in a bad line. They must not be found again in anything that the job asks, writes, logs,
 * measures, reports or keeps. A harmless word that is planted beside them shows that the search finds what is there, and
 * a recording that is trusted not to need redaction shows that it would find the rest.
 */
class PlantedSecretsEndToEndTest {
    private static final List<String> SECRETS = List.of(
            "jo.secret@example.org", "+49 170 1234567", "4111 1111 1111 1111", "AKIAIOSFODNN7EXAMPLE", "203.0.113.77");
    private static final String HARMLESS = "heliotrope";
    private static final String EVERYTHING = HARMLESS + " " + String.join(" and ", SECRETS);

    @RegisterExtension
    private final SharedObjectsExtension shared = SharedObjectsExtension.create();

    @TempDir
    private Path folder;

    private Path recording;

    @BeforeEach
    void plant() throws IOException {
        List<String> lines = new ArrayList<>();
        lines.add(line("e1", "UTTERANCE", "USER", "10:00:00", EVERYTHING, "{}"));
        lines.add(line("e2", "ACTIVITY", "USER", "10:00:10", EVERYTHING, "{\"note\":\"" + EVERYTHING + "\"}"));
        lines.add(line("e3", "TOOL_RESULT", "TOOL", "10:00:20", EVERYTHING, "{\"status\":\"error\"}"));
        lines.add("{\"v\":1,\"session\":\"s\",\"id\":\"e4\",\"text\":\"" + EVERYTHING);
        lines.add(line("e5", "SHOUT", "USER", "10:00:25", EVERYTHING, "{}"));
        lines.add(line("e6", "UTTERANCE", "USER", "10:00:30", "I am stuck, can somebody help? " + EVERYTHING, "{}"));
        recording =
                Files.write(Files.createDirectory(folder.resolve("recording")).resolve("s.jsonl"), lines);
    }

    @Test
    void whatTheJobAsksWritesLogsAndReportsHoldsNone() throws IOException {
        Path output = folder.resolve("output");
        String console;
        List<String> logged;
        try (LogCapture logs = new LogCapture()) {
            console = command(
                    "replay",
                    "--assistant",
                    assistantFile("files").toString(),
                    "--input",
                    recording.getParent().toString(),
                    "--output",
                    output.toString());
            logged = logs.lines();
        }
        List<String> files = contents(output);
        assertThat(files).hasSizeGreaterThanOrEqualTo(5);
        assertThat(String.join("\n", files)).contains(HARMLESS).contains("[e-mail]");
        assertThat(Witness.of("files")).isNotEmpty().anyMatch(asked -> asked.contains(HARMLESS));
        assertThat(logged).isNotEmpty();
        assertNone(files);
        assertNone(Witness.of("files"));
        assertNone(Witness.of("files-guard"));
        assertNone(logged);
        assertNone(List.of(console));
    }

    @Test
    void whatTheJobKeepsAndMeasuresHoldsNone() throws Exception {
        Limits limits = Limits.startingAt(Instant.parse("2026-06-01T00:00:00Z"));
        Path savepoint = stopped(Recording.of(recording.getParent(), "events", limits), "state");
        List<String> kept = contents(savepoint);
        assertThat(String.join("\n", kept)).contains(HARMLESS);
        assertNone(kept);
        assertThat(Witness.of(WitnessReporter.RUN)).hasSizeGreaterThan(100);
        assertNone(Witness.of(WitnessReporter.RUN));
        assertNone(Witness.of("state"));
    }

    @Test
    void withoutRedactionTheyWouldBeFoundInWhatTheJobKeeps() throws Exception {
        Limits limits = Limits.startingAt(Instant.parse("2026-06-01T00:00:00Z"));
        Recording trusted =
                Recording.of(recording.getParent(), "events", limits).trusted();
        String kept = String.join("\n", contents(stopped(trusted, "trusted")));
        assertThat(SECRETS).allMatch(kept::contains);
        assertNone(Witness.of("trusted"));
    }

    /** A savepoint of the job after its whole recording was read. */
    private Path stopped(Recording input, String run) throws Exception {
        Configuration metrics = new Configuration();
        metrics.setString("metrics.reporter.witness.factory.class", WitnessReporter.class.getName());
        Replay replay = new Replay(List.of(assistant(run)), List.of(), input, 1, TopologyOptions.defaults());
        SharedReference<CountDownLatch> pause = shared.add(new CountDownLatch(1));
        SharedReference<Queue<String>> lines = shared.add(new ConcurrentLinkedQueue<>());
        HaltingSource source = HaltingSource.stopping(
                6, KeptJob.source(replay), () -> pause.get().countDown());
        try (TestCluster cluster = new TestCluster(metrics)) {
            return cluster.stop(KeptJob.graph(replay, source, QueueSinks.of(lines)), pause, folder);
        }
    }

    private Path assistantFile(String run) throws IOException {
        return Files.writeString(folder.resolve("parrot.yaml"), yaml(run));
    }

    private static AssistantSpec assistant(String run) {
        SlotCatalog catalog = SlotCatalog.load();
        return new AssistantReader(catalog, Presets.of(List.of(), catalog), Set.of())
                .read(YamlDocument.parse("parrot.yaml", yaml(run)));
    }

    private static String yaml(String run) {
        return """
                assistant: parrot
                version: 1
                trigger: {id: constant, action: SPEAK}
                planner: {id: table, act: check-in}
                responder: {id: parrot, client: {id: witness, run: %s}}
                guards: [{id: witness, stage: INPUT, run: %s-guard}, {id: witness, stage: OUTPUT, run: %s-guard}]
                outcome: {id: follow-up, horizon: 10 min}
                cool-down: 0 s
                """
                .formatted(run, run, run);
    }

    /** Both outputs of a command that succeeds. */
    private static String command(String... arguments) {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        PrintStream out = System.out;
        PrintStream errors = System.err;
        try (PrintStream both = new PrintStream(said, true, StandardCharsets.UTF_8)) {
            System.setOut(both);
            System.setErr(both);
            assertThat(Kairos.run(arguments)).isZero();
        } finally {
            System.setOut(out);
            System.setErr(errors);
        }
        return said.toString(StandardCharsets.UTF_8);
    }

    /** Every file below a folder, one character per byte. */
    private static List<String> contents(Path below) throws IOException {
        List<String> contents = new ArrayList<>();
        try (Stream<Path> files = Files.walk(below)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                contents.add(file.getFileName() + "\n" + Files.readString(file, StandardCharsets.ISO_8859_1));
            }
        }
        return contents;
    }

    private static void assertNone(List<String> texts) {
        for (String secret : SECRETS) {
            for (String form : List.of(secret, secret.replace(" ", ""), secret.replace(" ", "-"))) {
                assertThat(texts.stream().filter(text -> text.contains(form)))
                        .as(form)
                        .isEmpty();
            }
        }
    }

    private static String line(String id, String type, String role, String time, String text, String attributes) {
        return ("{\"v\":1,\"session\":\"s\",\"id\":\"%s\",\"time\":\"2026-03-04T%sZ\",\"type\":\"%s\","
                        + "\"actor\":{\"id\":\"u1\",\"role\":\"%s\"},\"text\":\"%s\",\"attributes\":%s}")
                .formatted(id, time, type, role, text, attributes);
    }
}
