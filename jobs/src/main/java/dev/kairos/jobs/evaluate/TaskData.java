package dev.kairos.jobs.evaluate;

import java.util.List;
import java.util.Map;

/**
 * A corpus with its gold.
 *
 * @param examples the decision points
 * @param references scores of others, by name of the reference, to stand beside ours; never features
 * @param refused records that ingest refused
 */
public record TaskData(ExampleSet examples, Map<String, Reference> references, long refused) {
    public TaskData {
        references = Map.copyOf(references);
        if (examples.examples().isEmpty()) {
            throw new IllegalArgumentException("the corpus has no row that this task can judge, expected some; "
                    + refused + " record(s) were refused on the way in");
        }
    }

    /**
     * Scores by somebody or something else.
     *
     * @param scores score by session, one per point, or one for the last point
     * @param threshold score at which it acts, NaN if it only ranks
     */
    public record Reference(Map<String, List<Double>> scores, double threshold) {}
}
