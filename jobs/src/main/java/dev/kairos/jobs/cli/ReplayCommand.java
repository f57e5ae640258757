package dev.kairos.jobs.cli;

import dev.kairos.core.assistant.AssistantSpec;
import dev.kairos.jobs.metrics.SessionFigures;
import dev.kairos.jobs.replay.OutputDirectory;
import dev.kairos.jobs.replay.Replay;
import dev.kairos.jobs.replay.ReplayOutput;
import dev.kairos.jobs.replay.ReplayRunner;
import dev.kairos.jobs.report.Report;
import dev.kairos.jobs.report.ReportRun;
import dev.kairos.operators.loop.Loop;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
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

    @Mixin
    private RecordingOptions recording;

    @Option(names = "--output", required = true, paramLabel = "DIR", description = "Output directory.")
    private Path output;

    @Option(names = "--overwrite", description = "Replace the output directory if it exists.")
    private boolean overwrite;

    @Option(
            names = "--loop",
            defaultValue = "auto",
            description = "open: decisions count as said when made; closed: the recording is the log of a run and tells"
                    + " what was said, nobody is asked; auto: closed if it holds anything that the assistant said"
                    + " (default: ${DEFAULT-VALUE}).")
    private String loop;

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
        Replay replay = looped(recording.replay(installation, spec));
        try (OutputDirectory directory = new OutputDirectory(output, overwrite);
                ReplayRunner runner = new ReplayRunner(recording.parallelism());
                ProgressLine progress = new ProgressLine("replaying with " + spec.id(), quiet)) {
            runner.run(replay, directory.draft(), progress);
            SessionFigures figures = SessionFigures.of(
                    spec,
                    replay.recording(),
                    directory.draft(),
                    replay.options().loop().kind());
            figures.write(directory.draft().resolve("metrics.json"));
            ReportRun run = new ReportRun(
                    spec.name(),
                    recording.name(),
                    spec,
                    replay.patterns(),
                    replay.recording(),
                    directory.draft(),
                    figures);
            Report.of(spec.name() + " on " + recording.name(), List.of(run))
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
}
