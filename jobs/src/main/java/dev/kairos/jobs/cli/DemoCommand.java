package dev.kairos.jobs.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.kairos.core.assistant.AssistantSpec;
import dev.kairos.core.ingest.Limits;
import dev.kairos.core.time.WallClock;
import dev.kairos.jobs.metrics.SessionFigures;
import dev.kairos.jobs.recording.Recording;
import dev.kairos.jobs.replay.OutputDirectory;
import dev.kairos.jobs.replay.Replay;
import dev.kairos.jobs.replay.ReplayOutput;
import dev.kairos.jobs.replay.ReplayRunner;
import dev.kairos.jobs.report.Report;
import dev.kairos.jobs.report.ReportRun;
import dev.kairos.jobs.topology.TopologyOptions;
import dev.kairos.operators.loop.Loop;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The bundled sessions through every bundled assistant. */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description = "Replays the bundled sessions through every bundled assistant and prints what they said and how"
                + " well they did.",
        footer = {"", "Example:", "  kairos demo", "", "Writes (and replaces) out/demo/."})
@SuppressWarnings("NullAway.Init")
final class DemoCommand implements Callable<Integer> {
    private static final List<String> PARTS = List.of("tune", "test");
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String OUTPUT = "out/demo";
    private static final int SHOWN = 3;
    private static final int PARALLELISM = 2;

    @Option(
            names = "--output",
            paramLabel = "DIR",
            defaultValue = OUTPUT,
            description = "Output directory (default: ${DEFAULT-VALUE}).")
    private Path output;

    @Option(names = "--overwrite", description = "Replace DIR if it exists; " + OUTPUT + " always is.")
    private boolean overwrite;

    @Option(names = "--json", description = "Print the figures as a JSON array, as each metrics.json has them.")
    private boolean json;

    @Option(names = "--quiet", description = "No progress.")
    private boolean quiet;

    @Spec
    private CommandSpec command;

    @Override
    public Integer call() throws Exception {
        Installation installation = Installation.here();
        StringBuilder words = new StringBuilder();
        DemoTable table = new DemoTable();
        ArrayNode documents = JSON.createArrayNode();
        List<ReportRun> runs = new ArrayList<>();
        try (OutputDirectory directory = new OutputDirectory(output, overwrite || output.equals(Path.of(OUTPUT)));
                ReplayRunner runner = new ReplayRunner(PARALLELISM)) {
            for (Map.Entry<String, Path> assistant : installation.assistants().entrySet()) {
                AssistantSpec spec = installation.assistant(assistant.getValue());
                for (String part : PARTS) {
                    Path folder = Files.createDirectories(
                            directory.draft().resolve(spec.id()).resolve(part));
                    ReportRun run = replay(runner, installation, spec, part, folder);
                    runs.add(run);
                    table.add(part, run.figures());
                    documents.add(run.figures().document());
                    if (part.equals(PARTS.get(0))) {
                        words.append(said(spec, folder));
                    }
                }
            }
            Report.of("The bundled sessions, by the bundled assistants", runs)
                    .write(directory.draft().resolve(ReplayOutput.REPORT));
            directory.publish();
        }
        PrintWriter out = command.commandLine().getOut();
        if (json) {
            out.println(documents.toPrettyString());
        } else {
            out.println(words);
            out.println(table.text());
            out.println("\nBelow each assistant: what it would get for speaking at every event, or never, on the same"
                    + " wanted moments.\nSessions of the part 'test' were written apart and not looked at while tuning."
                    + "\nEverything is in " + output + "/; look at it in "
                    + output.resolve(ReplayOutput.REPORT) + ".");
        }
        return 0;
    }

    private ReportRun replay(
            ReplayRunner runner, Installation installation, AssistantSpec spec, String part, Path folder)
            throws Exception {
        Recording recording = Recording.of(
                installation.sessions().resolve(part),
                "events",
                Limits.startingAt(WallClock.system().instant()));
        Replay replay = new Replay(
                List.of(spec), installation.patternsOf(spec), recording, PARALLELISM, TopologyOptions.defaults());
        try (ProgressLine progress = new ProgressLine(spec.id() + " on " + part, quiet)) {
            if (!quiet) {
                System.err.println("kairos: " + spec.id() + " on the bundled sessions, part " + part);
            }
            runner.run(replay, folder, progress);
        }
        SessionFigures figures = SessionFigures.of(spec, recording, folder, Loop.OPEN);
        figures.write(folder.resolve("metrics.json"));
        return new ReportRun(spec.name(), part, spec, replay.patterns(), recording, folder, figures);
    }

    /** The first few things that an assistant said, in full. */
    private static String said(AssistantSpec spec, Path folder) throws Exception {
        StringBuilder words = new StringBuilder(spec.name()).append('\n');
        Map<String, String> reasons = new HashMap<>();
        for (String line : Files.readAllLines(folder.resolve(ReplayOutput.DECISIONS + ".jsonl"))) {
            JsonNode decision = JSON.readTree(line);
            reasons.put(decision.path("id").asText(), decision.path("reason").asText());
        }
        try (Stream<String> lines = Files.lines(folder.resolve(ReplayOutput.INTERVENTIONS + ".jsonl"))) {
            for (String line : lines.filter(one -> one.contains("\"delivered\":true"))
                    .limit(SHOWN)
                    .toList()) {
                JsonNode one = JSON.readTree(line);
                words.append(String.format(
                        Locale.ROOT,
                        "  %s  %s, to %s: %s%n      why: %s%n      \"%s\"%n",
                        one.path("time").asText(),
                        one.path("session").asText(),
                        one.path("addressee").asText("everybody"),
                        one.path("act").asText(),
                        reasons.getOrDefault(one.path("id").asText(), "unknown"),
                        one.path("text").asText()));
            }
        }
        return words.toString();
    }
}
