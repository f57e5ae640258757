package dev.kairos.operators.match;

import dev.kairos.core.assistant.PatternSpec;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.BroadcastState;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.apache.flink.streaming.api.functions.co.BroadcastProcessFunction;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps events that concern no pattern away from the network. It follows the control stream as {@link MatchSession}
 * does, so that a new version sees the events that arrive after it here too.
 */
public final class ConcernedEvents extends BroadcastProcessFunction<MatchEvent, PatternSpec, MatchEvent>
        implements CheckpointedFunction {
    public static final String UID = "match-concerned-events";
    private static final long serialVersionUID = 1L;
    private static final Logger LOG = LoggerFactory.getLogger(ConcernedEvents.class);

    private final List<PatternSpec> configured;
    private transient @Nullable BroadcastState<String, PatternSpec> restored;
    private transient List<PatternSpec> known;
    private transient CompiledPatterns patterns;

    /** @param configured patterns from the beginning */
    public ConcernedEvents(Collection<PatternSpec> configured) {
        this.configured = new ArrayList<>(configured);
    }

    @Override
    public void initializeState(FunctionInitializationContext context) throws Exception {
        restored = context.getOperatorStateStore().getBroadcastState(MatchSession.PATTERNS);
    }

    @Override
    public void snapshotState(FunctionSnapshotContext context) {
        // the broadcast state is written as it is
    }

    @Override
    public void open(OpenContext context) throws Exception {
        known = new ArrayList<>(configured);
        for (Map.Entry<String, PatternSpec> change :
                Objects.requireNonNull(restored, "state comes before open").immutableEntries()) {
            known.add(change.getValue());
        }
        patterns = CompiledPatterns.of(known);
    }

    @Override
    public void processElement(MatchEvent event, ReadOnlyContext context, Collector<MatchEvent> out) {
        if (patterns.concerns(event)) {
            out.collect(patterns.trimmed(event));
        }
    }

    @Override
    public void processBroadcastElement(PatternSpec spec, Context context, Collector<MatchEvent> out) throws Exception {
        List<PatternSpec> next = new ArrayList<>(known);
        next.add(spec);
        try {
            patterns = CompiledPatterns.of(next);
        } catch (RuntimeException e) {
            // MATCH refuses it with a record; here it changes nothing
            LOG.debug("Pattern {} is no pattern: {}", spec.name(), e.getMessage());
            return;
        }
        known = next;
        context.getBroadcastState(MatchSession.PATTERNS).put(PatternMachine.name(spec), spec);
    }
}
