package dev.kairos.operators.match;

import dev.kairos.core.assistant.PatternSpec;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichFlatMapFunction;
import org.apache.flink.util.Collector;

/**
 * Keeps events that concern no pattern away from the network. It knows the patterns of the configuration only: a job
 * whose patterns change at run time leaves it out, MATCH filters by itself.
 */
public final class ConcernedEvents extends RichFlatMapFunction<MatchEvent, MatchEvent> {
    public static final String UID = "match-concerned-events";
    private static final long serialVersionUID = 1L;

    private final List<PatternSpec> specs;
    private transient CompiledPatterns patterns;

    public ConcernedEvents(Collection<PatternSpec> specs) {
        this.specs = new ArrayList<>(specs);
    }

    @Override
    public void open(OpenContext context) {
        patterns = CompiledPatterns.of(specs);
    }

    @Override
    public void flatMap(MatchEvent event, Collector<MatchEvent> out) {
        if (patterns.concerns(event)) {
            out.collect(patterns.trimmed(event));
        }
    }
}
