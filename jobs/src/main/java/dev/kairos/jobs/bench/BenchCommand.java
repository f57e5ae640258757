package dev.kairos.jobs.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Runs a comparison. */
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        description = {
            "Measures what Kairos does beside what it has to be measured against: both in turn, in this process, and",
            "prints the ratio of each round as median [least, most]. Close what else runs on the machine."
        },
        footer = {
            "",
            "Examples:",
            "  kairos list bench",
            "  kairos bench static --output out/static.json",
            "  kairos bench pipeline --size 400000 --runs 9 --output out/pipeline.json"
        })
@SuppressWarnings("NullAway.Init")
public final class BenchCommand implements Callable<Integer> {
    private static final int FEWEST_RUNS = 5;

    @Spec
    private CommandSpec command;

    @Parameters(paramLabel = "NAME", description = "Name of a comparison, see kairos list bench.")
    private String name;

    @Option(names = "--output", required = true, paramLabel = "FILE", description = "Where to write the figures, JSON.")
    private Path output;

    @Option(
            names = "--runs",
            defaultValue = "" + FEWEST_RUNS,
            description = "Rounds, five or more (default: ${DEFAULT-VALUE}).")
    private int runs;

    @Option(names = "--size", description = "Texts or events of a run (default: each comparison's own).")
    private int size;

    @Option(names = "--json", description = "Print the file instead of a table.")
    private boolean json;

    @Option(names = "--quiet", description = "No progress.")
    private boolean quiet;

    @Override
    public Integer call() throws Exception {
        Bench bench = Benches.of(name);
        if (runs < FEWEST_RUNS || size < 0) {
            throw new IllegalArgumentException("--runs is " + runs + ", --size " + size + "; expected " + FEWEST_RUNS
                    + " or more, and a number above 0");
        }
        int chosen = size == 0 ? bench.size() : size;
        BenchReport report;
        try (Bench.Prepared prepared = bench.prepare(chosen)) {
            report = new BenchReport(bench.name(), chosen, prepared.ratios(), Rounds.of(prepared, runs, this::show));
        }
        write(report.json() + "\n");
        command.commandLine().getOut().println(json ? report.json() : report.table());
        return 0;
    }

    private void show(String step) {
        if (!quiet) {
            command.commandLine().getErr().println("kairos: bench " + name + ", " + step);
        }
    }

    /** The file appears whole or not at all. */
    private void write(String text) throws IOException {
        Path target = output.toAbsolutePath();
        Path folder = target.getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        Path draft = target.resolveSibling("." + target.getFileName() + ".draft");
        Files.writeString(draft, text);
        Files.move(draft, target, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }
}
