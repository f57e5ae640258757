package dev.kairos.jobs.replay;

import dev.kairos.core.decision.Decision;
import org.apache.flink.api.common.accumulators.LongCounter;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichMapFunction;

/** Counts decisions for whoever watches the progress. */
final class CountDecisions extends RichMapFunction<Decision, Decision> {
    static final String UID = "count-decisions";
    private static final long serialVersionUID = 1L;

    private final LongCounter counter = new LongCounter();

    @Override
    public void open(OpenContext context) {
        getRuntimeContext().addAccumulator(UID, counter);
    }

    @Override
    public Decision map(Decision decision) {
        counter.add(1);
        return decision;
    }
}
