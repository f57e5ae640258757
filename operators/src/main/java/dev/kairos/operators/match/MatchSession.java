package dev.kairos.operators.match;

import dev.kairos.core.assistant.PatternSpec;
import dev.kairos.core.event.EventType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.BroadcastState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.metrics.Counter;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.TimerService;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.apache.flink.streaming.api.functions.co.KeyedBroadcastProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * MATCH: runs patterns over the events of a session, in (time, id) order as the watermark passes them. All that is
 * known of a session lies in one value, read and written whole.
 *
 * <p>Patterns of the configuration count from the beginning; the control stream changes them from a stated event
 * time. A version sees the events that arrive after it: publish it before its time comes, by more than the disorder
 * bound, and the matches do not depend on when it arrived.
 */
public final class MatchSession extends KeyedBroadcastProcessFunction<Long, MatchEvent, PatternSpec, Match>
        implements CheckpointedFunction {
    public static final String UID = "match-session";
    /** Broadcast state of the control stream: versions by id and number. */
    public static final MapStateDescriptor<String, PatternSpec> PATTERNS =
            new MapStateDescriptor<>("patterns", Types.STRING, TypeInformation.of(PatternSpec.class));
    /** Events behind the watermark. */
    public static final OutputTag<MatchEvent> LATE =
            new OutputTag<>("match-late", TypeInformation.of(MatchEvent.class));
    /** Pattern versions that were not taken. */
    public static final OutputTag<RefusedPattern> REFUSED =
            new OutputTag<>("match-refused", TypeInformation.of(RefusedPattern.class));
    /** Partial matches of a session beyond which the oldest are given up; ours: 60 cost a factor of six in speed. */
    public static final int DEFAULT_MAX_PARTIAL_MATCHES = 60;

    private static final long serialVersionUID = 1L;
    private static final Logger LOG = LoggerFactory.getLogger(MatchSession.class);
    private static final String MEMORY_STATE = "match-memory";
    private static final int DROPS_PER_LOG_LINE = 1_000;

    private final List<PatternSpec> configured;
    private final int maxPartialMatches;
    private transient @Nullable BroadcastState<String, PatternSpec> restored;
    private transient ValueState<MatchMemory> memories;
    private transient MatchEngine engine;
    private transient Counter late;
    private transient Counter dropped;
    private transient Counter refused;

    /**
     * @param configured patterns from the beginning
     * @param maxPartialMatches most partial matches of a session, 1 or more
     * @throws dev.kairos.core.assistant.YamlDocument.InvalidFileException if a text is no pattern
     */
    public MatchSession(Collection<PatternSpec> configured, int maxPartialMatches) {
        if (maxPartialMatches < 1) {
            throw new IllegalArgumentException(
                    "the most partial matches of a session are " + maxPartialMatches + ", allowed: 1 or more");
        }
        CompiledPatterns.of(configured);
        this.configured = new ArrayList<>(configured);
        this.maxPartialMatches = maxPartialMatches;
    }

    @Override
    public void initializeState(FunctionInitializationContext context) throws Exception {
        restored = context.getOperatorStateStore().getBroadcastState(PATTERNS);
    }

    @Override
    public void snapshotState(FunctionSnapshotContext context) {
        // the broadcast state is written as it is
    }

    @Override
    public void open(OpenContext context) throws Exception {
        TypeSerializer<MatchEvent> events = getRuntimeContext().createSerializer(TypeInformation.of(MatchEvent.class));
        memories = getRuntimeContext()
                .getState(new ValueStateDescriptor<>(MEMORY_STATE, new MatchMemorySerializer(events)));
        late = getRuntimeContext().getMetricGroup().counter("late-events");
        dropped = getRuntimeContext().getMetricGroup().counter("dropped-partial-matches");
        refused = getRuntimeContext().getMetricGroup().counter("refused-patterns");
        engine = new MatchEngine(getRuntimeContext(), events, maxPartialMatches);
        for (PatternSpec spec : configured) {
            engine.add(spec);
        }
        for (Map.Entry<String, PatternSpec> change :
                Objects.requireNonNull(restored, "state comes before open").immutableEntries()) {
            engine.add(change.getValue());
        }
    }

    @Override
    public void processBroadcastElement(PatternSpec spec, Context context, Collector<Match> out) throws Exception {
        PatternSpec known = engine.known(spec);
        if (known != null) {
            if (!known.equals(spec)) {
                refuse(spec, "version " + spec.name() + " is known and differs; a change needs a new version", context);
            }
            return;
        }
        try {
            engine.add(spec);
        } catch (RuntimeException e) {
            refuse(spec, String.valueOf(e.getMessage()), context);
            return;
        }
        context.getBroadcastState(PATTERNS).put(PatternMachine.name(spec), spec);
    }

    private void refuse(PatternSpec spec, String reason, Context context) {
        refused.inc();
        LOG.warn("Pattern {} refused: {}", spec.name(), reason);
        // every task refuses it; one of them says so
        if (getRuntimeContext().getTaskInfo().getIndexOfThisSubtask() == 0) {
            context.output(REFUSED, new RefusedPattern(spec, reason));
        }
    }

    @Override
    public void processElement(MatchEvent event, ReadOnlyContext context, Collector<Match> out) throws Exception {
        if (!engine.patterns().concerns(event)) {
            return;
        }
        if (event.time() <= context.timerService().currentWatermark()) {
            addLate(event, context);
            return;
        }
        MatchMemory memory = memories.value();
        if (memory == null) {
            memory = new MatchMemory();
        }
        memory.await(engine.patterns().trimmed(event));
        memories.update(memory);
        context.timerService().registerEventTimeTimer(event.time());
    }

    // a wish to be forgotten is never too late
    private void addLate(MatchEvent event, ReadOnlyContext context) throws Exception {
        late.inc();
        context.output(LATE, event);
        MatchMemory memory = memories.value();
        if (event.type() == EventType.FORGET && memory != null) {
            engine.erase(memory, event);
            setTimers(memory, context.timerService());
            write(memory);
        }
    }

    @Override
    public void onTimer(long time, OnTimerContext context, Collector<Match> out) throws Exception {
        MatchMemory memory = memories.value();
        if (memory == null) {
            return;
        }
        if (context.timerService().currentWatermark() == Long.MAX_VALUE) {
            // the input has ended: what its clock never reached did not happen
            memories.clear();
            return;
        }
        List<Match> matches = new ArrayList<>();
        boolean changed = engine.advance(memory, time, matches);
        int excess = engine.keepToLimit(memory);
        if (excess > 0) {
            count(excess, context.getCurrentKey());
        }
        memory.deadlines.headSet(time + 1).clear();
        setTimers(memory, context.timerService());
        if (changed || excess > 0) {
            write(memory);
        }
        matches.forEach(out::collect);
    }

    private void write(MatchMemory memory) throws Exception {
        if (memory.isEmpty()) {
            memories.clear();
        } else {
            memories.update(memory);
        }
    }

    private void count(int excess, Long key) {
        if (dropped.getCount() / DROPS_PER_LOG_LINE < (dropped.getCount() + excess) / DROPS_PER_LOG_LINE
                || dropped.getCount() == 0) {
            LOG.warn(
                    "Session key {} has more than {} partial matches: {} given up here, {} in all before",
                    key,
                    maxPartialMatches,
                    excess,
                    dropped.getCount());
        }
        dropped.inc(excess);
    }

    private static void setTimers(MatchMemory memory, TimerService timers) {
        memory.newDeadlines.forEach(timers::registerEventTimeTimer);
        memory.newDeadlines.clear();
        if (memory.patterns.isEmpty()) {
            memory.deadlines.stream()
                    .filter(deadline -> !memory.waiting.containsKey(deadline))
                    .forEach(timers::deleteEventTimeTimer);
            memory.deadlines.clear();
        }
    }

    @Override
    public void close() throws Exception {
        if (engine != null) {
            engine.close();
        }
    }
}
