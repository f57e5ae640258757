package dev.kairos.jobs.report;

import dev.kairos.jobs.metrics.GoldFiles;
import java.io.IOException;
import java.util.Set;

/**
 * A run of the report with what it wrote.
 *
 * @param number its number in the report
 * @param run the run
 * @param log what it decided, said and heard
 * @param steps names the steps of its patterns
 * @param acts acts that its assistant can produce; empty for a floor
 */
record LoadedRun(int number, ReportRun run, RunLog log, StepNames steps, Set<String> acts) {
    static LoadedRun of(int number, ReportRun run) throws IOException {
        return new LoadedRun(
                number,
                run,
                RunLog.read(run.output()),
                new StepNames(run.patterns()),
                GoldFiles.actsOf(run.assistant()));
    }
}
