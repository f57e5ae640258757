package dev.kairos.jobs.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import picocli.CommandLine;

/**
 * What a command did.
 *
 * @param code exit code
 * @param output standard output
 * @param errors standard error
 */
record CommandRun(int code, String output, String errors) {
    /** Runs a command in this process. */
    static CommandRun of(String... arguments) {
        StringWriter output = new StringWriter();
        StringWriter errors = new StringWriter();
        CommandLine commandLine =
                Kairos.commandLine().setOut(new PrintWriter(output, true)).setErr(new PrintWriter(errors, true));
        int code = commandLine.execute(arguments);
        return new CommandRun(code, output.toString(), errors.toString());
    }
}
