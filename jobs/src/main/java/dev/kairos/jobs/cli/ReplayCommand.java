package dev.kairos.jobs.cli;

import dev.kairos.core.assistant.AssistantSpec;
import dev.kairos.core.ingest.Limits;
import dev.kairos.core.time.Durations;
import dev.kairos.core.time.WallClock;
import dev.kairos.jobs.metrics.SessionFigures;
import dev.kairos.jobs.recording.Recording;
import dev.kairos.jobs.replay.OutputDirectory;
import dev.kairos.jobs.replay.Replay;
import dev.kairos.jobs.replay.ReplayOutput;
import dev.kairos.jobs.replay.ReplayRunner;
import dev.kairos.jobs.report.Report;
import dev.kairos.jobs.report.ReportRun;
import dev.kairos.jobs.topology.MatchEngineChoice;
import dev.kairos.jobs.topology.TopologyOptions;
import dev.kairos.operators.loop.Loop;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The streaming job on a recording, on an embedded cluster. */
@Command(
        name = "replay",
        mixinStandardHelpOptions = true,
        description = "Replays a recording through an assistant and writes decisions, interventions, outcomes, dead"
                + " letters, figures, and report.html to look at them.",
        footer = {
            "",
            "Examples:",
            "  kairos replay --assistant moderator --input flink-conf/sessions/tune --output out/moderator",
            "  kairos replay --assistant my-assistant.yaml --format irc --input logs --output out/irc --overwrite"
        })
@SuppressWarnings("NullAway.Init")
final class ReplayCommand implements Callable<Integer> {
    @Option(names = "--assistant", required = true, paramLabel = "FILE", description = "Assistant file, or bundled id.")
    private String assistant;

    @Option(names = "--input", required = true, paramLabel = "PATH", description = "Recording: a file or a folder.")
    private Path input;

    @Option(
            names = "--format",
            defaultValue = "events",
            description = "How the input is read: events, irc, proactive-agent, github-comments, captions, streaming"
                    + " (default: ${DEFAULT-VALUE}).")
    private String format;

    @Option(names = "--output", required = true, paramLabel = "DIR", description = "Output directory.")
    private Path output;

    @Option(names = "--overwrite", description = "Replace the output directory if it exists.")
    private boolean overwrite;

    @Option(names = "--parallelism", defaultValue = "2", description = "Parallelism (default: ${DEFAULT-VALUE}).")
    private int parallelism;

    @Option(
            names = "--disorder",
            defaultValue = "5 s",
            description = "How far events may lag behind (default: ${DEFAULT-VALUE}).")
    private String disorder;

    @Option(
            names = "--match-engine",
            defaultValue = "one-value",
            description = "one-value or pattern-stream; same matches (default: ${DEFAULT-VALUE}).")
    private String matchEngine;

    @Option(
            names = "--loop",
            defaultValue = "auto",
            description = "open: decisions count as said when made; closed: the recording is the log of a run and tells"
                    + " what was said, nobody is asked; auto: closed if it holds anything that the assistant said"
                    + " (default: ${DEFAULT-VALUE}).")
    private String loop;

    @Option(names = "--trusted", description = "Leave the words as they are: no redaction.")
    private boolean trusted;

    @Option(names = "--json", description = "Print the figures as JSON, as metrics.json has them.")
    private boolean json;

    @Option(names = "--quiet", description = "No progress.")
    private boolean quiet;

    @Spec
    private CommandSpec command;

    @Override
    public Integer call() throws Exception {
        Installation installation = Installation.here();
        AssistantSpec spec = installation.assistantNamed(assistant);
        Recording recording =
                Recording.of(input, format, Limits.startingAt(WallClock.system().instant()));
        TopologyOptions options =
                TopologyOptions.defaults().withDisorder(disorder()).withMatchEngine(engine());
        Replay asGiven = new Replay(
                List.of(spec),
                installation.patternsOf(spec),
                trusted ? recording.trusted() : recording,
                parallelism,
                options);
        // Wrong input shows before a cluster starts
        recording.files();
        Replay replay = looped(asGiven);
        try (OutputDirectory directory = new OutputDirectory(output, overwrite);
                ReplayRunner runner = new ReplayRunner(parallelism);
                ProgressLine progress = new ProgressLine("replaying with " + spec.id(), quiet)) {
            runner.run(replay, directory.draft(), progress);
            SessionFigures figures = SessionFigures.of(
                    spec,
                    replay.recording(),
                    directory.draft(),
                    replay.options().loop().kind());
            figures.write(directory.draft().resolve("metrics.json"));
            Report.of(spec.name() + " on " + part(), List.of(run(spec, replay, directory.draft(), figures)))
                    .write(directory.draft().resolve(ReplayOutput.REPORT));
            directory.publish();
            command.commandLine().getOut().println(json ? figures.document().toPrettyString() : figures.summary());
        }
        return 0;
    }

    private Replay looped(Replay replay) {
        return switch (loop) {
            case "auto" -> replay.withLoopOfRecording();
            case "open" -> replay.withLoop(Loop.OPEN);
            case "closed" -> replay.withLoop(Loop.RECORDED);
            default -> throw new IllegalArgumentException("--loop is '" + loop + "', expected auto, open or closed");
        };
    }

    private Duration disorder() {
        try {
            return Durations.parse(disorder);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("--disorder: " + e.getMessage(), e);
        }
    }

    private ReportRun run(AssistantSpec spec, Replay replay, Path folder, SessionFigures figures) {
        return new ReportRun(part(), spec, replay.patterns(), replay.recording(), folder, figures);
    }

    private String part() {
        return input.toAbsolutePath().normalize().getFileName().toString();
    }

    private MatchEngineChoice engine() {
        return switch (matchEngine) {
            case "one-value" -> MatchEngineChoice.ONE_VALUE;
            case "pattern-stream" -> MatchEngineChoice.PATTERN_STREAM;
            default ->
                throw new IllegalArgumentException(
                        "--match-engine is '" + matchEngine + "', expected one-value or pattern-stream");
        };
    }
}
