package dev.kairos.jobs.train;

import dev.kairos.jobs.evaluate.ReadingProgress;
import dev.kairos.jobs.evaluate.Report;
import dev.kairos.jobs.replay.OutputDirectory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Trains the model of a task. */
@Command(
        name = "train",
        mixinStandardHelpOptions = true,
        description = {
            "Measures a task by grouped cross-validation, then trains a model on all rows and writes it with its card.",
            "The same seed and data give the same bytes."
        },
        footer = {
            "",
            "Examples:",
            "  kairos list tasks",
            "  kairos train help-moment --data events.jsonl --seed 7 --output out/help-moment",
            "  kairos train static-encoder --output out/static-encoder",
            "  kairos train derailment-github --data gh-derail.jsonl.gz --seed 7 --output out/derailment --overwrite"
        })
@SuppressWarnings("NullAway.Init")
public final class TrainCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(
            paramLabel = "TASK",
            description =
                    "Id of a task, see kairos list tasks, or " + StaticEncoderTraining.ID + ", which needs no corpus.")
    private String task;

    @Option(names = "--data", paramLabel = "PATH", description = "The corpus of the task.")
    private @Nullable Path data;

    @Option(
            names = "--seed",
            defaultValue = "7",
            description = "Seed of folds and intervals (default: ${DEFAULT-VALUE}).")
    private long seed;

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
        if (task.equals(StaticEncoderTraining.ID)) {
            return distil();
        }
        if (data == null) {
            throw new IllegalArgumentException("--data is missing, expected the corpus of " + task);
        }
        TrainingRun training = TrainingRun.of(task, ReadingProgress.existing(data), seed);
        try (OutputDirectory directory = new OutputDirectory(output, overwrite)) {
            Report report = training.run(directory.draft(), new ReadingProgress(task, quiet), this::fold);
            directory.publish();
            spec.commandLine().getOut().println(json ? report.json() : report.table());
        }
        return 0;
    }

    private int distil() throws IOException {
        ReadingProgress progress = new ReadingProgress(task, quiet);
        try (OutputDirectory directory = new OutputDirectory(output, overwrite)) {
            String card = StaticEncoderTraining.run(directory.draft(), progress::events);
            directory.publish();
            spec.commandLine().getOut().println(card);
        }
        return 0;
    }

    private void fold(int done, int all) {
        if (!quiet) {
            System.err.println("kairos: " + task + ", fold " + done + " of " + all + " done");
        }
    }
}
