package dev.kairos.jobs.evaluate;

import dev.kairos.jobs.replay.OutputDirectory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Measures the shipped model of a task. */
@Command(
        name = "evaluate",
        mixinStandardHelpOptions = true,
        description = {
            "Runs the shipped model of a task on every row of a corpus, through ingest, and writes metrics.json.",
            "Figures come with 95 %% intervals, beside trivial baselines. Nothing is trained."
        },
        footer = {
            "",
            "Examples:",
            "  kairos list tasks",
            "  kairos evaluate help-moment --data events.jsonl --output out/help-moment",
            "  kairos evaluate derailment-github --data gh-derail.jsonl.gz --output out/derailment --overwrite"
        })
@SuppressWarnings("NullAway.Init")
public final class EvaluateCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "TASK", description = "Id of a task, see kairos list tasks.")
    private String task;

    @Option(names = "--data", required = true, paramLabel = "PATH", description = "The corpus of the task.")
    private Path data;

    @Option(names = "--output", required = true, paramLabel = "DIR", description = "Output directory.")
    private Path output;

    @Option(names = "--overwrite", description = "Replace the output directory if it exists.")
    private boolean overwrite;

    @Option(names = "--json", description = "Print metrics.json instead of a table.")
    private boolean json;

    @Option(names = "--quiet", description = "No progress.")
    private boolean quiet;

    @Override
    public Integer call() throws IOException {
        EvaluationTask measured = EvaluationTasks.of(task);
        Path corpus = ReadingProgress.existing(data);
        try (OutputDirectory directory = new OutputDirectory(output, overwrite)) {
            Report report = measured.evaluate(corpus, new ReadingProgress(task, quiet));
            report.write(directory.draft().resolve("metrics.json"));
            directory.publish();
            spec.commandLine().getOut().println(json ? report.json() : report.table());
        }
        return 0;
    }
}
