package dev.kairos.jobs.evaluate;

import java.io.IOException;
import java.nio.file.Path;

/**
 * One thing that is measured on a corpus: what ships, on every row, beside trivial baselines. A task whose judgment is
 * also trained is a {@link JudgmentTask}.
 */
public interface EvaluationTask {
    /** Id on the command line. */
    String id();

    /** One line: what is judged, and what PATH is. */
    String description();

    /**
     * Measures what ships; trains nothing.
     *
     * @param data the corpus
     * @throws IOException if it cannot be read
     * @throws IllegalArgumentException if it is not what the task expects
     */
    Report evaluate(Path data, Progress progress) throws IOException;

    /** Hears how many events were read. */
    @FunctionalInterface
    interface Progress {
        void events(long count);
    }
}
