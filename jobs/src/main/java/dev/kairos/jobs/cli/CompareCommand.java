package dev.kairos.jobs.cli;

import dev.kairos.core.assistant.AssistantSpec;
import dev.kairos.jobs.compare.Comparison;
import dev.kairos.jobs.metrics.SessionFigures;
import dev.kairos.jobs.replay.OutputDirectory;
import dev.kairos.jobs.replay.Replay;
import dev.kairos.jobs.replay.ReplayOutput;
import dev.kairos.jobs.replay.ReplayRunner;
import dev.kairos.jobs.report.Report;
import dev.kairos.jobs.report.ReportRun;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Two assistants, one recording. */
@Command(
        name = "compare",
        mixinStandardHelpOptions = true,
        description = "Replays a recording through two assistants and tells where their decisions differ, with their"
                + " figures side by side. What would have followed a different intervention it cannot tell.",
        footer = {
            "",
            "Examples:",
            "  kairos compare --assistant moderator --assistant random --input flink-conf/sessions/tune --output out/compare",
            "  kairos compare --assistant old.yaml --assistant new.yaml --format irc --input logs --output out/change",
            "",
            "Writes a/ and b/ as replay does, comparison.json, differences.jsonl and report.html."
        })
@SuppressWarnings("NullAway.Init")
final class CompareCommand implements Callable<Integer> {
    private static final String A = "a";
    private static final String B = "b";

    @Option(
            names = "--assistant",
            required = true,
            paramLabel = "FILE",
            description = "Assistant file, or bundled id; given twice, first A, then B.")
    private List<String> assistants;

    @Mixin
    private RecordingOptions recording;

    @Option(names = "--output", required = true, paramLabel = "DIR", description = "Output directory.")
    private Path output;

    @Option(names = "--overwrite", description = "Replace the output directory if it exists.")
    private boolean overwrite;

    @Option(names = "--json", description = "Print the comparison as JSON, as comparison.json has it.")
    private boolean json;

    @Option(names = "--quiet", description = "No progress.")
    private boolean quiet;

    @Spec
    private CommandSpec command;

    @Override
    public Integer call() throws Exception {
        if (assistants.size() != 2) {
            throw new IllegalArgumentException(
                    "--assistant is given " + assistants.size() + " times, expected twice: first A, then B");
        }
        Installation installation = Installation.here();
        AssistantSpec first = installation.assistantNamed(assistants.get(0));
        AssistantSpec second = installation.assistantNamed(assistants.get(1));
        Replay replayA = recording.replay(installation, first);
        Replay replayB = recording.replay(installation, second);
        try (OutputDirectory directory = new OutputDirectory(output, overwrite);
                ReplayRunner runner = new ReplayRunner(recording.parallelism())) {
            ReportRun a = run(runner, replayA, first, directory.draft().resolve(A));
            ReportRun b = run(runner, replayB, second, directory.draft().resolve(B));
            Comparison comparison = Comparison.of(a, b);
            comparison.write(directory.draft());
            Report.of(first.name() + " and " + second.name() + " on " + recording.name(), List.of(a, b))
                    .comparing(comparison.forReport())
                    .write(directory.draft().resolve(ReplayOutput.REPORT));
            directory.publish();
            command.commandLine()
                    .getOut()
                    .println(json ? comparison.document().toPrettyString() : comparison.summary());
        }
        return 0;
    }

    private ReportRun run(ReplayRunner runner, Replay replay, AssistantSpec spec, Path folder) throws Exception {
        Files.createDirectories(folder);
        String letter = folder.getFileName().toString();
        try (ProgressLine progress = new ProgressLine("replaying with " + letter + ", " + spec.id(), quiet)) {
            runner.run(replay, folder, progress);
        }
        SessionFigures figures = SessionFigures.of(
                spec, replay.recording(), folder, replay.options().loop().kind());
        figures.write(folder.resolve("metrics.json"));
        return new ReportRun(
                letter.toUpperCase(Locale.ROOT) + ": " + spec.name(),
                recording.name(),
                spec,
                replay.patterns(),
                replay.recording(),
                folder,
                figures);
    }
}
