package dev.kairos.jobs.evaluate;

import dev.kairos.core.time.WallClock;
import java.nio.file.Files;
import java.nio.file.Path;

/** Says on standard error, every ten seconds, how many events were read. */
public final class ReadingProgress implements EvaluationTask.Progress {
    private static final long PAUSE_NANOS = 10_000_000_000L;

    private final String task;
    private final boolean quiet;
    private long lastLine = WallClock.nanos();

    public ReadingProgress(String task, boolean quiet) {
        this.task = task;
        this.quiet = quiet;
    }

    /**
     * The path, if there is something.
     *
     * @throws IllegalArgumentException if there is not
     */
    public static Path existing(Path data) {
        if (!Files.exists(data)) {
            throw new IllegalArgumentException(
                    "--data is " + data + ", which does not exist; expected the corpus of the task");
        }
        return data;
    }

    @Override
    public void events(long count) {
        if (!quiet && WallClock.nanos() - lastLine >= PAUSE_NANOS) {
            lastLine = WallClock.nanos();
            System.err.println("kairos: " + task + ", " + count + " events read");
        }
    }
}
