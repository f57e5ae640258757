package dev.kairos.jobs.cli;

import dev.kairos.core.assistant.YamlDocument.InvalidFileException;
import dev.kairos.jobs.bench.BenchCommand;
import dev.kairos.jobs.evaluate.EvaluateCommand;
import dev.kairos.jobs.train.TrainCommand;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The command line of Kairos. */
@Command(
        name = "kairos",
        version = "kairos 0.1.0",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = "Watches live sessions, decides when to step in, what to do and how to say it.",
        footer = {
            "",
            "Examples:",
            "  kairos demo",
            "  kairos replay --assistant moderator --input flink-conf/sessions/tune --output out/moderator",
            "  kairos compare --assistant moderator --assistant random --input flink-conf/sessions/tune --output out/compare",
            "  kairos explain team-customer-import/moderator/e-023 --input out/moderator",
            "  kairos run --assistant moderator --config flink-conf/kairos.yaml",
            "  kairos validate flink-conf/assistants/moderator.yaml",
            "  kairos list slots",
            "",
            "Exit codes: 0 done, 1 the work failed, 2 wrong usage or invalid input file."
        },
        subcommands = {
            DemoCommand.class,
            ReplayCommand.class,
            RunCommand.class,
            CompareCommand.class,
            ExplainCommand.class,
            FeedCommand.class,
            TailCommand.class,
            EvaluateCommand.class,
            TrainCommand.class,
            BenchCommand.class,
            ValidateCommand.class,
            ListCommand.class
        })
public final class Kairos implements Callable<Integer> {
    private static final int FAILED = 1;
    private static final int WRONG_USAGE = 2;
    private static final long SECONDS_TO_STOP = 20;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    /** Runs a command and ends the process with its exit code. */
    public static void main(String[] arguments) {
        CountDownLatch done = new CountDownLatch(1);
        Thread work = Thread.currentThread();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(work, done), "kairos-stop"));
        int exitCode = run(arguments);
        done.countDown();
        System.exit(exitCode);
    }

    /** On Ctrl-C: the command is interrupted, and what it holds is closed before the process ends. */
    private static void stop(Thread work, CountDownLatch done) {
        if (done.getCount() == 0) {
            return;
        }
        work.interrupt();
        try {
            if (!done.await(SECONDS_TO_STOP, TimeUnit.SECONDS)) {
                System.err.println("kairos: the command did not stop in time; temporary files may be left");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Runs a command. */
    public static int run(String... arguments) {
        return commandLine().execute(arguments);
    }

    /** The commands, not yet run; tests give them other writers. */
    static CommandLine commandLine() {
        IExecutionExceptionHandler handler = (failure, command, parsed) -> explain(failure, command);
        return new CommandLine(new Kairos())
                .setExecutionExceptionHandler(handler)
                .setCaseInsensitiveEnumValuesAllowed(true);
    }

    @Override
    public Integer call() {
        spec.commandLine().usage(spec.commandLine().getErr());
        return WRONG_USAGE;
    }

    private static int explain(Exception failure, CommandLine command) {
        if (wasStopped(failure)) {
            command.getErr().println("kairos: stopped; nothing was written");
            return FAILED;
        }
        boolean isInput = failure instanceof InvalidFileException || failure instanceof IllegalArgumentException;
        command.getErr().println(isInput ? failure.getMessage() : "kairos: failed: " + causes(failure));
        return isInput ? WRONG_USAGE : FAILED;
    }

    private static boolean wasStopped(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof InterruptedException) {
                return true;
            }
        }
        return false;
    }

    private static String causes(Throwable failure) {
        StringBuilder causes =
                new StringBuilder(failure.getMessage() == null ? failure.toString() : failure.getMessage());
        for (Throwable cause = failure.getCause(); cause != null; cause = cause.getCause()) {
            causes.append("\n  because: ").append(cause.getMessage() == null ? cause : cause.getMessage());
        }
        return causes.toString();
    }
}
