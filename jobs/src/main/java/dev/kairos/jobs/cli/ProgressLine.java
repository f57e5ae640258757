package dev.kairos.jobs.cli;

import dev.kairos.core.time.WallClock;
import dev.kairos.jobs.replay.EmbeddedCluster;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** Progress on standard error: a bar on a terminal, else a line every ten seconds; nothing when quiet. */
final class ProgressLine implements EmbeddedCluster.Progress, AutoCloseable {
    private static final long PAUSE_NANOS = 10_000_000_000L;

    private final String task;
    private final String unit;
    private final boolean quiet;
    private final @Nullable ProgressBar bar;
    private long lastLine = WallClock.nanos();

    ProgressLine(String task, boolean quiet) {
        this(task, "decisions", quiet);
    }

    // Before JDK 22 a missing terminal shows as a null console; from then on the bar only looks plainer
    @SuppressWarnings("SystemConsoleNull")
    ProgressLine(String task, String unit, boolean quiet) {
        this.task = task;
        this.unit = unit;
        this.quiet = quiet;
        this.bar = quiet || System.console() == null
                ? null
                : new ProgressBarBuilder()
                        .setTaskName(task)
                        .setInitialMax(-1)
                        .setUnit(" " + unit, 1)
                        .setStyle(ProgressBarStyle.ASCII)
                        .build();
    }

    @Override
    public void decisions(long count) {
        show(count);
    }

    /** Shows how many of the unit are done. */
    void show(long count) {
        if (bar != null) {
            bar.stepTo(count);
        } else if (!quiet && WallClock.nanos() - lastLine >= PAUSE_NANOS) {
            lastLine = WallClock.nanos();
            System.err.println("kairos: " + task + ", " + count + " " + unit + " so far");
        }
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
        }
    }
}
